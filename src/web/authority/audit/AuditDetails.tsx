import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Codes, ids and facts of an entry, folded away: for who compares them with the files. */
export function AuditDetails({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation("authority/audit");
  return (
    <details>
      <summary>{t("details")}</summary>
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {line}
        </Text>
      ))}
    </details>
  );
}
