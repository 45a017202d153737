import { useTranslation } from "react-i18next";

const kinds = ["Circular", "Decision", "Decree", "Resolution", "Law"] as const;
const signs = ["QD", "ND"] as const;

/** What packs cite ("Circular 60/2026/TT-BTC Art. 21") in the reader's language; undefined where no text of law is named. */
export function useLawWords(): (citation: string) => string | undefined {
  const { t } = useTranslation("ui");
  return (citation) => {
    if (!/\d\/\d{4}\/|\d\/QD-/.test(citation)) return undefined;
    return citation
      .replaceAll(new RegExp(`\\b(${kinds.join("|")})(?= \\d)`, "g"), (kind) => t(`law.${kind}`))
      .replaceAll(/,? Art\. (?=\d)/g, `, ${t("law.Article")} `)
      .replaceAll(/ of (\d{4})-(\d\d)-(\d\d)/g, " ($3/$2/$1)")
      .replaceAll(new RegExp(`(?<=/)(${signs.join("|")})(?=-)`, "g"), (sign) => t(`law.${sign}`));
  };
}
