import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readHouseholdEligibility } from "#contract/delivery/eligibility.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";

export type ReasonLine = Output<typeof readHouseholdEligibility>["kinds"][number]["reasons"][number];
type Value = ReasonLine["found"];

/** One line of a rule in words: what it asks, what was found, and what it must be. */
export function useReasonText(): (line: ReasonLine) => string {
  const { t, i18n } = useTranslation("delivery/eligibility");
  const nameOf = useNames();
  const { number } = useFormat();
  const known = (key: string) => i18n.exists(key, { ns: "delivery/eligibility" });
  const whatOf = (field: string) => {
    if (known(`fields.${field}`)) return t(`fields.${field}`);
    const need = nameOf("needs", field);
    // What is no need is an answer about a person, which the form names.
    return need === field ? nameOf("questions", field) : t("need", { need });
  };
  const valueOf = (field: string, value: Value): string => {
    if (value === null) return t("notKnown");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return number(value);
    if (field === "class") return nameOf("classes", value);
    return known(`values.${value}`) ? t(`values.${value}`) : value;
  };
  const either = (texts: readonly string[]) => {
    const last = texts.at(-1) ?? "";
    return texts.length < 2 ? last : t("or", { first: texts.slice(0, -1).join(", "), last });
  };
  return ({ kind, field, test, values, found }) => {
    if (kind !== "condition") return kind === "all" ? t("all") : t("any");
    if (field === null || test === null || test === "other") return t("conditionOther");
    const wanted = either(values.map((value) => valueOf(field, value)));
    return t("condition", {
      what: whatOf(field),
      found: valueOf(field, found),
      test: t(`test.${test}`, { values: wanted }),
    });
  };
}
