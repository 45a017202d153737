import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import type { Output } from "#contract/endpoint.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import { copyPlan } from "#contract/planning/plan-tools.ts";
import { approvePlan, listPlans, submitPlan } from "#contract/planning/plan.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { applyPlanAct } from "#programme/planning/plan/plan.ts";
import type { PlanAct } from "#programme/planning/plan/plan.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { PlanWarnings } from "./PlanWarnings.tsx";

type Plan = Output<typeof getPlan>;
type Story = Output<typeof plans.getPlanStory>;

/** What may be done to the plan now, by the same table as the server's; the rest is shown with its reason. */
export function usePlanActs(plan: Plan, story: Story | undefined): readonly RecordAct[] {
  const { t } = useTranslation(["planning/plan", "planning/plan-editor"]);
  const { t: tStages } = useTranslation(["planning/plan", "terms"]);
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
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
  const text = (name: string, label: string, optional = false): ActField => ({ name, label, kind: "text", optional });
  const note = (values: Readonly<Record<string, string>>) =>
    (values["note"] ?? "") === "" ? {} : { note: values["note"] ?? "" };
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
          verb={t("acts.copy")}
          next={t("acts.copyNext")}
          fields={[{ name: "from", label: t("acts.copyFrom"), kind: "choice", choices: others }]}
          build={(values) => ({ params, body: { fromPlanId: (values["from"] ?? "") as Id<"plan"> } })}
          onClose={onClose}
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
          verb={tStages("submit")}
          next={tStages("submitNext")}
          notice={<PlanWarnings plan={plan} isWithin />}
          build={() => ({ params, seen: plan })}
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
          fields={[
            {
              name: "line",
              label: t("acts.remarkLine"),
              kind: "choice",
              choices: choicesOf(plan, t("acts.wholePlan")),
            },
            text("text", t("acts.remarkText")),
          ]}
          build={(values) => ({
            params,
            body: {
              remarkId: v7() as Id<"remark">,
              lineId: values["line"] === "plan" ? null : (values["line"] ?? null),
              text: values["text"] ?? "",
            },
          })}
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
          fields={[text("note", t("acts.note"), true)]}
          build={(values) => ({ params, body: note(values), seen: plan })}
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
          verb={t("acts.return")}
          next={t("acts.returnNext")}
          fields={[text("reason", t("acts.reason"))]}
          build={(values) => ({ params, body: { reason: values["reason"] ?? "" }, seen: plan })}
          onClose={onClose}
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
          verb={tStages("approve")}
          next={tStages("approveNext")}
          fields={[
            { name: "decisionNumber", label: tStages("terms:decisionNumber"), kind: "text" },
            { name: "decidedOn", label: tStages("terms:decidedOn"), kind: "day", initial: today },
          ]}
          build={(values) => ({
            params,
            body: {
              decisionNumber: values["decisionNumber"] ?? "",
              decidedOn: localDate(values["decidedOn"] ?? ""),
            },
            seen: plan,
          })}
          onClose={onClose}
        />
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
          fields={[text("note", t("acts.note"), true)]}
          build={(values) => ({ params, body: note(values), seen: plan })}
          onClose={onClose}
        />
      ),
    },
  ];
}

function choicesOf(plan: Plan, whole: string): NonNullable<ActField["choices"]> {
  return [
    { value: "plan", label: whole },
    ...plan.goals.flatMap((goal) => [
      { value: goal.goalId, label: goal.title },
      ...goal.targets.flatMap(({ outputs }) =>
        outputs.flatMap(({ lines }) => lines.map((line) => ({ value: line.activityLineId, label: `– ${line.title}` }))),
      ),
    ]),
  ];
}
