import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import type { AllocationDraft } from "./allocation-draft.ts";

/** What counts in the formula and how much, and within which bounds a commune's share stays. */
export function WeightFields(props: {
  readonly draft: AllocationDraft;
  readonly criteria: readonly string[];
  /** Those of the criteria that count what people lack. */
  readonly lacks: readonly string[];
  /** Where distances are measured: one is asked for the seat of the province. */
  readonly communes: readonly { readonly areaId: string; readonly name: string }[] | undefined;
  readonly nameOf: (code: string) => string;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (change: Partial<AllocationDraft>) => void;
}) {
  const { t } = useTranslation("planning/allocation");
  const { draft, criteria, lacks, communes, nameOf, errorOf, onChange } = props;
  return (
    <>
      {criteria
        .filter((code) => !lacks.includes(code))
        .map((code) => (
          <TextField
            key={code}
            id={`weight-${code}`}
            kind="figure"
            label={t("formula.weight", { criterion: nameOf(code) })}
            optional
            value={draft.weights[code] ?? ""}
            error={errorOf(`weight-${code}`)}
            onChange={(weight) => onChange({ weights: { ...draft.weights, [code]: weight } })}
          />
        ))}
      {communes !== undefined && (
        <ChoiceField
          id="centre"
          label={t("run.centre")}
          help={t("run.centreHelp")}
          value={draft.centre}
          choices={communes.map((area) => ({ value: area.areaId, label: area.name }))}
          onChange={(centre) => onChange({ centre })}
        />
      )}
      <Title order={2}>{t("run.lacks")}</Title>
      {lacks.map((code) => (
        <TextField
          key={code}
          id={`weight-${code}`}
          kind="figure"
          label={t("formula.weight", { criterion: nameOf(code) })}
          optional
          value={draft.weights[code] ?? ""}
          onChange={(weight) => onChange({ weights: { ...draft.weights, [code]: weight } })}
        />
      ))}
      <Title order={2}>{t("run.bounds")}</Title>
      {(["floor", "ceiling", "ceilingShare"] as const).map((key) => (
        <TextField
          key={key}
          id={key}
          kind="figure"
          label={t(`run.${key}`)}
          optional
          value={draft[key]}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
    </>
  );
}
