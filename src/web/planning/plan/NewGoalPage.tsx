import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addGoal, getPlan } from "#contract/planning/plan.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { costOf, emptyGoal, goalDraft, goalOf, wrongFigures } from "./goal-draft.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

type Programme = Output<typeof listProgrammes>["rows"][number];

export function NewGoalPage({ planId }: { readonly planId: Id<"plan"> }) {
  const plan = useEndpoint(getPlan, { params: { planId } });
  const programmes = useEndpoint(listProgrammes);
  const error = plan.error ?? programmes.error;
  if (error !== null) return <ErrorState error={error} onRetry={() => void plan.refetch()} />;
  const programme = programmes.data?.rows.find(
    (one) => one.programmeId === plan.data?.programmeId && one.version === plan.data.programmeVersion,
  );
  if (plan.data === undefined || programme === undefined) return <PageSkeleton />;
  return <NewGoalForm plan={plan.data} programme={programme} />;
}

/** A goal tied to a target, an output and a fund line; the needs that it answers stand beside it. */
function NewGoalForm({ plan, programme }: { readonly plan: Output<typeof getPlan>; readonly programme: Programme }) {
  const { t } = useTranslation("planning/plan");
  const { language, money, number } = useFormat();
  const router = useRouter();
  const { planId } = plan;
  const { draft, keep, forget, savedAt } = useDraft(`goal.${planId}`, goalDraft, emptyGoal());
  const add = useAct(addGoal);
  const kind = programme.activityKinds.find((one) => one.code === draft.kind);
  const cost = costOf(draft);
  const label = (field: Field) => t(`goal.${field}`);
  const check = useChecked(
    Object.fromEntries(fields.map((field) => [field, { label: label(field), value: draft[field] }])),
    wrongFigures(draft).map((field) => ({ fieldId: field, message: t("goal.notAFigure", { label: label(field) }) })),
  );
  const text = (field: Field) => ({
    id: field,
    label: label(field),
    value: draft[field],
    error: check.errorOf(field),
    onChange: (value: string) => keep({ ...draft, [field]: value }),
  });
  const named = (rows: readonly { readonly code: string; readonly name: Record<typeof language, string> }[]) =>
    rows.map((one) => ({ value: one.code, label: one.name[language] }));
  const send = () => {
    const body =
      kind === undefined ? undefined : goalOf(draft, { unit: kind.unit[language], name: kind.name[language] });
    if (!check.passes() || body === undefined) return;
    add.mutate(
      { params: { planId }, body, seen: plan },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.plan(planId));
        },
      },
    );
  };
  const needs = plan.needs.byIndicator.filter((need) => need.households !== 0);
  return (
    <FormPage
      title={t("goal.pageTitle", { area: plan.areaName, year: String(plan.year) })}
      intro={
        <Text>
          {needs.length === 0
            ? t("goal.noNeeds")
            : t("goal.needs", {
                needs: needs.map((need) => `${need.name[language]} ${number(need.households)}`).join(", "),
              })}
        </Text>
      }
      errors={check.errors}
      problem={add.error}
      next={t("goal.next")}
      verb={t("goal.verb")}
      onSubmit={send}
      pending={add.isPending}
      savedAt={savedAt}
    >
      <TextField {...text("title")} help={t("goal.titleHelp")} />
      <ChoiceField {...text("indicator")} choices={named(programme.indicators)} />
      <TextField {...text("baseline")} kind="figure" help={t("goal.baselineHelp")} />
      <TextField {...text("value")} kind="figure" help={t("goal.valueHelp")} />
      <ChoiceField
        {...text("kind")}
        choices={named(programme.activityKinds)}
        onChange={(code) => {
          const chosen = programme.activityKinds.find((one) => one.code === code);
          const norm =
            chosen === undefined ? {} : { unitCost: chosen.norm?.toString() ?? "", component: chosen.component };
          keep({ ...draft, kind: code, ...norm });
        }}
      />
      <TextField {...text("quantity")} kind="figure" />
      <TextField {...text("unitCost")} kind="figure" help={t("goal.unitCostHelp")} />
      <ChoiceField {...text("source")} choices={named(programme.fundSources)} />
      <ChoiceField {...text("component")} choices={named(programme.components)} />
      <Text aria-live="polite">{cost === undefined ? "" : t("goal.cost", { amount: money(cost) })}</Text>
    </FormPage>
  );
}

const fields = [
  "title",
  "indicator",
  "baseline",
  "value",
  "kind",
  "quantity",
  "unitCost",
  "source",
  "component",
] as const;
type Field = (typeof fields)[number];
