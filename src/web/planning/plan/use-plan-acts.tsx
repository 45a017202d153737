import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import { copyPlan } from "#contract/planning/plan-tools.ts";
import { approvePlan, listPlans, submitPlan } from "#contract/planning/plan.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { applyPlanAct, planStates } from "#programme/planning/plan/plan.ts";
import type { PlanAct, PlanState } from "#programme/planning/plan/plan.ts";
import { useEndpoint } from "#web/client.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
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
  const { day } = useFormat();
  // What was done already says when; what is still too early says where the plan is.
  const doneAt = (act: PlanAct) => {
    const last = story?.acts.findLast((one) => one.act === act);
    return last !== undefined && isPast(plan.state, act)
      ? t("acts.doneAlready", { act: t(`story.${act}`), day: day(dayOfInstant(last.at)) })
      : undefined;
  };
  const notNow = (act: PlanAct) =>
    !applyPlanAct(plan.state, act).ok && (doneAt(act) ?? t("acts.notNow", { state: tStages(`state.${plan.state}`) }));
  const goesUp = story?.mayDecide === false && t("acts.goesUp");
  return [
    {
      key: "edit",
      group: t("acts.groups.write"),
      label: t("acts.edit"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      href: paths.editPlan(plan.planId),
    },
    {
      key: "goal",
      group: t("acts.groups.write"),
      label: tStages("addGoal"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      href: paths.newGoal(plan.planId),
    },
    {
      key: "copy",
      group: t("acts.groups.write"),
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
      group: t("acts.groups.write"),
      label: t("planning/plan-editor:sheet.title"),
      whyNot: whyNot("planning.draftPlan", notNow("edit")),
      href: paths.planSheet(plan.planId),
    },
    {
      key: "compare",
      group: t("acts.groups.write"),
      label: t("compare.with"),
      href: paths.comparePlans({ left: plan.planId }),
    },
    {
      key: "submit",
      group: t("acts.groups.decide"),
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
      group: t("acts.groups.decide"),
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
      group: t("acts.groups.decide"),
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
      group: t("acts.groups.decide"),
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
      group: t("acts.groups.decide"),
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
      group: t("acts.groups.after"),
      label: t("acts.adjust"),
      whyNot: whyNot("planning.proposeAdjustment", notNow("proposeAdjustment")),
      href: paths.adjustPlan(plan.planId),
    },
    {
      key: "close",
      group: t("acts.groups.after"),
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

/** The act lies behind the state: it was done, and nothing has led back before it. */
function isPast(state: Plan["state"], act: PlanAct): boolean {
  const led: Partial<Record<PlanAct, PlanState>> = {
    submit: "submitted",
    appraise: "appraised",
    approve: "approved",
    close: "closed",
  };
  const to = led[act];
  return to !== undefined && planStates.indexOf(state) >= planStates.indexOf(to);
}

/** What the plan waits for in its state, the nearest first: the first of it that the reader may do leads the page. */
export function nextPlanActs(plan: Plan): readonly string[] {
  const waits = {
    draft: plan.goals.length === 0 ? ["goal"] : ["submit", "edit"],
    submitted: ["appraise", "approve"],
    appraised: ["approve"],
    approved: ["adjust"],
    adjusted: ["adjust"],
    closed: ["compare"],
  } as const satisfies Record<PlanState, readonly string[]>;
  return waits[plan.state];
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
