import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { approvePlan, getPlan, submitPlan } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/ActDialog.tsx";
import { Loaded } from "#web/ui/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import type { RecordAct } from "#web/ui/RecordActs.tsx";
import { RecordPage } from "#web/ui/RecordPage.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { PlanGoals } from "./PlanGoals.tsx";
import { PlanNeeds } from "./PlanNeeds.tsx";

type Plan = Output<typeof getPlan>;

/** A plan as its framework, with the needs that it answers beside it. */
export function PlanPage({ planId }: { readonly planId: Id<"plan"> }) {
  const found = useEndpoint(getPlan, { params: { planId } });
  return <Loaded asked={found}>{(plan) => <PlanRecord plan={plan} />}</Loaded>;
}

function PlanRecord({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const acts = usePlanActs(plan);
  const decision =
    plan.decisionNumber === null
      ? "–"
      : `${plan.decisionNumber}${plan.decidedOn === null ? "" : `, ${day(plan.decidedOn)}`}`;
  return (
    <RecordPage
      above={{ label: t("planning.plans"), href: paths.plans() }}
      title={t("planning.planOf", { area: plan.areaName, year: String(plan.year) })}
      state={{
        tone: plan.state === "approved" ? "good" : plan.state === "submitted" ? "attention" : "neutral",
        label: t(`planning.state.${plan.state}`),
        ...(plan.decidedOn === null ? {} : { since: plan.decidedOn }),
      }}
      acts={acts}
      facts={[
        { label: t("planning.planned"), value: <Money amount={plan.planned} /> },
        { label: t("decision"), value: decision },
      ]}
    >
      <PlanGoals plan={plan} />
      <PlanNeeds plan={plan} />
    </RecordPage>
  );
}

function usePlanActs(plan: Plan): readonly RecordAct[] {
  const { t } = useTranslation("stages");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { planId: plan.planId };
  const isDraft = plan.state === "draft";
  const isSubmitted = plan.state === "submitted" || plan.state === "appraised";
  return [
    {
      key: "goal",
      label: t("planning.addGoal"),
      whyNot: whyNot("planning.draftPlan", !isDraft && t("planning.notDraft")),
      href: paths.newGoal(plan.planId),
    },
    {
      key: "submit",
      label: t("planning.submit"),
      whyNot: whyNot("planning.submitPlan", !isDraft && t("planning.notDraft")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={submitPlan}
          verb={t("planning.submit")}
          next={t("planning.submitNext")}
          build={() => ({ params, seen: plan })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "approve",
      label: t("planning.approve"),
      whyNot: whyNot("planning.approvePlan", !isSubmitted && t("planning.notSubmitted")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={approvePlan}
          verb={t("planning.approve")}
          next={t("planning.approveNext")}
          fields={[
            { name: "decisionNumber", label: t("decisionNumber"), kind: "text" },
            { name: "decidedOn", label: t("decidedOn"), kind: "day", initial: today },
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
  ];
}
