import { useTranslation } from "react-i18next";
import { markName } from "./flag-text.ts";

type Facts = Readonly<Record<string, string | null>>;

const marksOf = (text: string | null | undefined) => (text ?? "").split(" ").filter((mark) => mark !== "");

/** What a change of many households changed in this one, a line a fact; nothing where the act is older than what it kept. */
export function useChangedText(): (facts: Facts) => readonly string[] {
  const { t } = useTranslation("registry/household");
  return (facts) => {
    if (facts["residenceAfter"] === undefined) return [];
    const line = (field: string, before: string | undefined, after: string | undefined) =>
      before === after
        ? []
        : [
            t("household.changedLine", {
              field,
              before: before ?? t("household.unknown"),
              after: after ?? t("household.unknown"),
            }),
          ];
    const residence = (value: string | null | undefined) => t(`household.residence.${value ?? ""}`);
    const [before, after] = [marksOf(facts["flagsBefore"]), marksOf(facts["flagsAfter"])];
    const words = (marks: readonly string[]) => marks.map((mark) => markName(t, mark)).join("; ");
    const added = after.filter((mark) => !before.includes(mark));
    const taken = before.filter((mark) => !after.includes(mark));
    return [
      ...line(t("household.village"), facts["villageBeforeName"] ?? undefined, facts["villageAfterName"] ?? undefined),
      ...line(t("household.residenceHead"), residence(facts["residenceBefore"]), residence(facts["residenceAfter"])),
      ...(added.length === 0 ? [] : [t("household.marked", { marks: words(added) })]),
      ...(taken.length === 0 ? [] : [t("household.unmarked", { marks: words(taken) })]),
    ];
  };
}
