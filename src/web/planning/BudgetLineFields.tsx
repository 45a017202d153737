import { useTranslation } from "react-i18next";
import type { listProgrammes } from "#contract/planning.ts";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ChoiceField } from "#web/ui/ChoiceField.tsx";
import { TextField } from "#web/ui/TextField.tsx";

export type BudgetLineDraft = {
  readonly year: string;
  readonly source: string;
  readonly component: string;
  readonly amount: string;
};

/** Which money, and how much: year, fund source, component of the programme, đồng. */
export function BudgetLineFields(props: {
  readonly draft: BudgetLineDraft;
  readonly programme: Output<typeof listProgrammes>["rows"][number] | undefined;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (draft: Partial<BudgetLineDraft>) => void;
}) {
  const { t } = useTranslation("planning");
  const { language } = useFormat();
  const { draft, programme, errorOf, onChange } = props;
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
        choices={(programme?.fundSources ?? []).map((one) => ({ value: one.code, label: one.name[language] }))}
        onChange={(source) => onChange({ source })}
      />
      <ChoiceField
        id="component"
        label={t("goal.component")}
        value={draft.component}
        error={errorOf("component")}
        choices={(programme?.components ?? []).map((one) => ({
          value: one.code,
          label: `${one.code} · ${one.name[language]}`,
        }))}
        onChange={(component) => onChange({ component })}
      />
      <TextField
        id="amount"
        kind="figure"
        label={t("budget.amount")}
        value={draft.amount}
        error={errorOf("amount")}
        onChange={(amount) => onChange({ amount })}
      />
    </>
  );
}
