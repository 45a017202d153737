import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listProgrammes } from "#contract/planning/programme.ts";
import { useFormat } from "#web/format/use-format.ts";
import { FormField } from "#web/ui/field/FormField.tsx";

/** Which money, and how much: year, fund source, component of the programme, đồng. */
export function BudgetLineFields(props: {
  /** Two programmes may run in one year: the component says whose money it is. */
  readonly programmes: Output<typeof listProgrammes>["rows"] | undefined;
}) {
  const { t } = useTranslation(["planning/plan", "planning/allocation"]);
  const { language } = useFormat();
  const { programmes = [] } = props;
  const sources = new Map(programmes.flatMap((one) => one.fundSources).map((one) => [one.code, one.name[language]]));
  const components = new Map(programmes.flatMap((one) => one.components).map((one) => [one.code, one.name[language]]));
  return (
    <>
      <FormField path="year" label={t("plan.year")} />
      <FormField
        path="fundSource"
        label={t("goal.source")}
        choices={[...sources].map(([value, label]) => ({ value, label }))}
      />
      <FormField
        path="component"
        label={t("goal.component")}
        choices={[...components].map(([value, name]) => ({ value, label: `${value} · ${name}` }))}
      />
      <FormField path="amount" label={t("planning/allocation:budget.amount")} />
    </>
  );
}
