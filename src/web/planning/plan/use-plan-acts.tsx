import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import { copyPlan } from "#contract/planning/plan-tools.ts";
import { approvePlan, listPlans, submitPlan } from "#contract/planning/plan.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { applyPlanAct } from "#programme/planning/plan/plan.ts";
import type { PlanAct } from "#programme/planning/plan/plan.ts";
import { useEndpoint } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { PlanWarnings } from "./PlanWarnings.tsx";
import { Decision } from "#web/ui/field/Decision.tsx";

type Plan = Output<typeof getPlan>;
type Story = Output<typeof plans.getPlanStory>;

/** What may be done to the plan now, by the same table as the server's; the rest is shown with its reason. */
export function usePlanActs(plan: Plan, story: Story | undefined): readonly RecordAct[] {
  const { t } = useTranslation(["planning/plan", "planning/plan-editor"]);
  const { t: tStages } = useTranslation(["planning/plan", "terms"]);
  const whyNot = useWhyNot();
  const params = { planId: plan.planId };
  const plansHere = useEndpoint(listPlans, { query: { areaId: plan.areaId } });
  const others = (plansHere.data?.rows ?? [])
    .filter((one) => one.planId !== plan.planId && one.areaId === plan.areaId && one.programmeId === plan.programmeId)
    .map((one) => ({
      value: one.planId,
      label: tStages("planOf", { area: one.areaName, year: String(one.year) }),
    }));
  const notNow = (act: PlanAct) =>
    !applyPlanAct(plan.state, act).ok && t("acts.notNow", { state: tStages(`state.${plan.state}`) });
  const goesUp = story?.mayDecide === false && t("acts.goesUp");
  return [
    {
      key: "edit",
      label: t("acts.edit"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      href: paths.editPlan(plan.planId),
    },
    {
      key: "goal",
      label: tStages("addGoal"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      href: paths.newGoal(plan.planId),
    },
    {
      key: "copy",
      label: t("acts.copy"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={copyPlan}
          initial={params}
          verb={t("acts.copy")}
          next={t("acts.copyNext")}
          onClose={onClose}
          fields={[{ path: "fromPlanId", label: t("acts.copyFrom"), choices: others }]}
        />
      ),
    },
    {
      key: "sheet",
      label: t("planning/plan-editor:sheet.title"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      href: paths.planSheet(plan.planId),
    },
    {
      key: "compare",
      label: t("compare.with"),
      href: paths.comparePlans({ left: plan.planId }),
    },
    {
      key: "submit",
      label: tStages("submit"),
      whyNot: whyNot("planning.submitPlan", notNow("submit")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={submitPlan}
          initial={params}
          seen={plan}
          verb={tStages("submit")}
          next={tStages("submitNext")}
          notice={<PlanWarnings plan={plan} isWithin />}
          onClose={onClose}
        />
      ),
    },
    {
      key: "remark",
      label: t("acts.remark"),
      whyNot: whyNot("planning.appraisePlan", notNow("remark")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={plans.remarkOnPlan}
          verb={t("acts.remark")}
          next={t("acts.remarkNext")}
          initial={{ ...params, remarkId: newId("remark"), lineId: wholePlan }}
          complete={(values) => ({ ...values, lineId: values.lineId === wholePlan ? null : values.lineId })}
          fields={[
            { path: "lineId", label: t("acts.remarkLine"), choices: choicesOf(plan, t("acts.wholePlan")) },
            { path: "text", label: t("acts.remarkText") },
          ]}
          onClose={onClose}
        />
      ),
    },
    {
      key: "appraise",
      label: t("acts.appraise"),
      whyNot: whyNot("planning.appraisePlan", notNow("appraise")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={plans.appraisePlan}
          verb={t("acts.appraise")}
          next={t("acts.appraiseNext")}
          initial={params}
          seen={plan}
          fields={[{ path: "note", label: t("acts.note") }]}
          onClose={onClose}
        />
      ),
    },
    {
      key: "return",
      label: t("acts.return"),
      whyNot: whyNot("planning.appraisePlan", notNow("return")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={plans.returnPlan}
          initial={params}
          seen={plan}
          verb={t("acts.return")}
          next={t("acts.returnNext")}
          onClose={onClose}
          fields={[{ path: "reason", label: t("acts.reason") }]}
        />
      ),
    },
    {
      key: "approve",
      label: tStages("approve"),
      whyNot: whyNot("planning.approvePlan", notNow("approve") || goesUp),
      dialog: (onClose) => (
        <ActDialog
          endpoint={approvePlan}
          initial={params}
          seen={plan}
          verb={tStages("approve")}
          next={tStages("approveNext")}
          onClose={onClose}
        >
          <Decision />
        </ActDialog>
      ),
    },
    {
      key: "adjust",
      label: t("acts.adjust"),
      whyNot: whyNot("planning.proposeAdjustment", notNow("proposeAdjustment")),
      href: paths.adjustPlan(plan.planId),
    },
    {
      key: "close",
      label: t("acts.close"),
      whyNot: whyNot("planning.closePlan", notNow("close")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={plans.closePlan}
          verb={t("acts.close")}
          next={t("acts.closeNext")}
          initial={params}
          seen={plan}
          fields={[{ path: "note", label: t("acts.note") }]}
          onClose={onClose}
        />
      ),
    },
  ];
}

/** Stands for no line: the remark is about all of it. */
const wholePlan = "plan";

function choicesOf(plan: Plan, whole: string): NonNullable<ActField["choices"]> {
  return [
    { value: wholePlan, label: whole },
    ...plan.goals.flatMap((goal) => [
      { value: goal.goalId, label: goal.title },
      ...goal.targets.flatMap(({ outputs }) =>
        outputs.flatMap(({ lines }) => lines.map((line) => ({ value: line.activityLineId, label: `– ${line.title}` }))),
      ),
    ]),
  ];
}
