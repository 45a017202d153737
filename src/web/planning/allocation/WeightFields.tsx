import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormField } from "#web/ui/field/FormField.tsx";

/** What counts in the formula and how much, and within which bounds a commune's share stays. */
export function WeightFields(props: {
  readonly criteria: readonly string[];
  /** Those of the criteria that count what people lack. */
  readonly lacks: readonly string[];
  /** Where distances are measured: one is asked for the seat of the province. */
  readonly communes: readonly { readonly areaId: string; readonly name: string }[] | undefined;
  readonly nameOf: (code: string) => string;
}) {
  const { t } = useTranslation("planning/allocation");
  const { criteria, lacks, communes, nameOf } = props;
  const weightOf = (code: string) => (
    <FormField key={code} path={`weights.${code}`} label={t("formula.weight", { criterion: nameOf(code) })} />
  );
  return (
    <>
      {criteria.filter((code) => !lacks.includes(code)).map(weightOf)}
      {communes !== undefined && (
        <FormField
          path="formula.centreAreaId"
          label={t("run.centre")}
          help={t("run.centreHelp")}
          choices={communes.map((area) => ({ value: area.areaId, label: area.name }))}
        />
      )}
      <Title order={2}>{t("run.lacks")}</Title>
      {lacks.map(weightOf)}
      <Title order={2}>{t("run.bounds")}</Title>
      <FormField path="formula.floor.amount" label={t("run.floor")} />
      <FormField path="formula.ceiling.amount" label={t("run.ceiling")} />
      <FormField path="ceilingShare" label={t("run.ceilingShare")} />
    </>
  );
}
