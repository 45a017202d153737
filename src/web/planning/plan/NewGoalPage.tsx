import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addGoal, getPlan } from "#contract/planning/plan.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { costOf, newGoal, wholeGoal } from "./goal-draft.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { typedMoney } from "#web/format/money.ts";

const output = "targets.0.outputs.0";
const fund = `${output}.lines.0.fundLines.0` as const;

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
  const kindOf = (code: unknown) => programme.activityKinds.find((one) => one.code === code);
  const form = useContractForm(addGoal, {
    initial: newGoal(planId),
    keepAs: `goal.${planId}`,
    seen: plan,
    also: (path, value) => {
      const kind = path === `${output}.activityKind` ? kindOf(value) : undefined;
      return kind === undefined
        ? undefined
        : {
            [`${output}.unitCost`]: kind.norm === null ? "" : typedMoney(kind.norm),
            [`${fund}.component`]: kind.component,
          };
    },
    complete: (values) => {
      const kind = kindOf(values.targets?.[0]?.outputs?.[0]?.activityKind);
      return kind === undefined ? values : wholeGoal(values, { unit: kind.unit[language], name: kind.name[language] });
    },
    onDone: () => router.history.push(paths.plan(planId)),
  });
  const cost = costOf(form.values);
  const named = (rows: readonly { readonly code: string; readonly name: Record<typeof language, string> }[]) =>
    rows.map((one) => ({ value: one.code, label: one.name[language] }));
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
      next={t("goal.next")}
      verb={t("goal.verb")}
      form={form}
    >
      <form.Field path="title" label={t("goal.title")} help={t("goal.titleHelp")} />
      <form.Field path="targets.0.indicatorCode" label={t("goal.indicator")} choices={named(programme.indicators)} />
      <form.Field path="targets.0.baseline" label={t("goal.baseline")} help={t("goal.baselineHelp")} />
      <form.Field path="targets.0.value" label={t("goal.value")} help={t("goal.valueHelp")} />
      <form.Field path={`${output}.activityKind`} label={t("goal.kind")} choices={named(programme.activityKinds)} />
      <form.Field path={`${output}.quantity`} label={t("goal.quantity")} />
      <form.Field path={`${output}.unitCost`} label={t("goal.unitCost")} help={t("goal.unitCostHelp")} />
      <form.Field path={`${fund}.fundSource`} label={t("goal.source")} choices={named(programme.fundSources)} />
      <form.Field path={`${fund}.component`} label={t("goal.component")} choices={named(programme.components)} />
      <Text aria-live="polite">{cost === undefined ? "" : t("goal.cost", { amount: money(cost) })}</Text>
    </FormPage>
  );
}
