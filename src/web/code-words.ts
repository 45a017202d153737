import { useTranslation } from "react-i18next";

const lists = ["kinds", "indicators", "needs", "sources", "answers", "questions"] as const;

/** The name of what a programme or a standard knows by a code: a kind of activity, an indicator, a deprivation, a fund source. */
export function useCodeWords(): (code: string) => string {
  const { t, i18n } = useTranslation("codes");
  const nameOf = (code: string) => {
    const list = lists.find((one) => i18n.exists(`${one}.${code}`, { ns: "codes" }));
    return list === undefined ? undefined : t(`${list}.${code}`);
  };
  return (text) => {
    if (!/^[A-Za-z_]+( [\w.]+)?$/.test(text)) return text;
    // Money is called by its source and component.
    const [first = "", ...rest] = text.split(" ");
    const name = nameOf(first);
    return name === undefined ? text : [name, ...rest].join(" · ");
  };
}
