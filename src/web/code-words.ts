import { useTranslation } from "react-i18next";
import { useNames } from "./names.ts";
import type { NamedList } from "./names.ts";

const lists: readonly NamedList[] = ["kinds", "fields", "indicators", "needs", "sources", "classes", "questions"];
/** What the product itself calls by a code. */
const own = ["answers", "questions", "restsOn"] as const;

/** The name of what a programme, a standard or the product knows by a code that comes as a fact: a kind, a deprivation, a source, a day. */
export function useCodeWords(): (code: string) => string {
  const { t, i18n } = useTranslation("codes");
  const nameIn = useNames();
  const nameOf = (code: string) => {
    const list = own.find((one) => i18n.exists(`${one}.${code}`, { ns: "codes" }));
    if (list !== undefined) return t(`${list}.${code}`);
    return lists.map((one) => nameIn(one, code)).find((name) => name !== code);
  };
  return (text) => {
    if (!/^[A-Za-z_]+( [\w.]+)?$/.test(text)) return text;
    // Money is called by its source and component.
    const [first = "", ...rest] = text.split(" ");
    const name = nameOf(first);
    return name === undefined ? text : [name, ...rest].join(" · ");
  };
}
