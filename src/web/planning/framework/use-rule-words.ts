import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { useIndicators } from "#web/planning/allocation/use-criterion-name.ts";
import { partsOfRule } from "./rule-words.ts";
import type { RulePart } from "./rule-words.ts";
import { useClasses, useNames } from "#web/names.ts";

/** The rule by which the registry counts, in the reader's words; undefined where there are none for it. */
export function useRuleWords(): (rule: string) => string | undefined {
  const { t } = useTranslation("planning/framework");
  const { language } = useFormat();
  const indicators = useIndicators();
  const nameOf = useNames();
  const classes = useClasses();
  const list = new Intl.ListFormat(language, { type: "unit", style: "long" });
  const both = new Intl.ListFormat(language, { type: "conjunction" });
  const sayClasses = (codes: readonly string[]) =>
    t("rule.class", { class: both.format(codes.map((code) => nameOf("classes", code).toLowerCase())) });
  const sayPart = (part: RulePart) => {
    if (part.key === "lacking")
      return t("rule.lacking", { need: indicators.find(({ code }) => code === part.need)?.name ?? part.need });
    if (part.key === "class") return sayClasses(part.classes);
    return part.key === "listed" ? sayClasses(classes.codes.filter(classes.isListed)) : t(`rule.${part.key}`);
  };
  const say = (parts: readonly RulePart[]) => list.format(parts.map(sayPart));
  return (rule) => {
    const parts = partsOfRule(rule);
    if (parts === undefined) return undefined;
    const what = say(parts.where);
    return parts.among.length === 0 ? t("rule.counted", { what }) : t("rule.share", { what, among: say(parts.among) });
  };
}
