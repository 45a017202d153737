import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listCorrections } from "#contract/registry-corrections.ts";
import { listEthnicities } from "#contract/registry.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";

type Correction = Pick<Output<typeof listCorrections>["rows"][number], "before" | "after">;

const fields = ["fullName", "birthDate", "birthPrecision", "sex", "ethnicityCode", "disability"] as const;
type Field = (typeof fields)[number];

/** What a correction changes in the reader's words, a line a fact: what it is, what was recorded, what is said to be right. */
export function useCorrectionText(): (correction: Correction) => readonly string[] {
  const { t } = useTranslation("registry");
  const { day } = useFormat();
  const peoples = useEndpoint(listEthnicities);
  const heads: Readonly<Record<Field, string>> = {
    fullName: t("person.name"),
    birthDate: t("person.birth"),
    birthPrecision: t("person.precisionHead"),
    sex: t("person.sexHead"),
    ethnicityCode: t("person.ethnicity"),
    disability: t("person.disabilityHead"),
  };
  const say: Readonly<Record<Field, (value: string) => string>> = {
    fullName: (value) => value,
    birthDate: (value) => day(value as LocalDate),
    birthPrecision: (value) => t(`person.precision.${value}`),
    sex: (value) => t(`person.sex.${value}`),
    ethnicityCode: (value) => peoples.data?.rows.find(({ code }) => code === value)?.name ?? value,
    disability: (value) => t(`person.disability.${value}`),
  };
  const valueOf = (field: Field, value: string | null | undefined) =>
    value == null ? t("household.unknown") : say[field](value);
  return ({ before, after }) =>
    fields
      .filter((field) => field in after)
      .map((field) => {
        const values = { before: valueOf(field, before[field]), after: valueOf(field, after[field]) };
        return t("correction.line", { field: heads[field], ...values });
      });
}
