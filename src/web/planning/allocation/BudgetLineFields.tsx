import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import type { listProgrammes } from "#contract/planning/programme.ts";

export type BudgetLineDraft = {
  readonly year: string;
  readonly source: string;
  readonly component: string;
  readonly amount: string;
};

/** Which money, and how much: year, fund source, component of the programme, đồng. */
export function BudgetLineFields(props: {
  readonly draft: BudgetLineDraft;
  /** Two programmes may run in one year: the component says whose money it is. */
  readonly programmes: Output<typeof listProgrammes>["rows"] | undefined;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (draft: Partial<BudgetLineDraft>) => void;
}) {
  const { t } = useTranslation(["planning/plan", "planning/allocation"]);
  const { language } = useFormat();
  const { draft, programmes = [], errorOf, onChange } = props;
  const sources = new Map(programmes.flatMap((one) => one.fundSources).map((one) => [one.code, one.name[language]]));
  const components = new Map(programmes.flatMap((one) => one.components).map((one) => [one.code, one.name[language]]));
  return (
    <>
      <TextField
        id="year"
        kind="figure"
        label={t("plan.year")}
        value={draft.year}
        error={errorOf("year")}
        onChange={(year) => onChange({ year })}
      />
      <ChoiceField
        id="source"
        label={t("goal.source")}
        value={draft.source}
        error={errorOf("source")}
        choices={[...sources].map(([value, label]) => ({ value, label }))}
        onChange={(source) => onChange({ source })}
      />
      <ChoiceField
        id="component"
        label={t("goal.component")}
        value={draft.component}
        error={errorOf("component")}
        choices={[...components].map(([value, name]) => ({ value, label: `${value} · ${name}` }))}
        onChange={(component) => onChange({ component })}
      />
      <TextField
        id="amount"
        kind="figure"
        label={t("planning/allocation:budget.amount")}
        value={draft.amount}
        error={errorOf("amount")}
        onChange={(amount) => onChange({ amount })}
      />
    </>
  );
}
