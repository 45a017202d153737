import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getPlanStory } from "#contract/planning/plan-acts.ts";
import { getPlan } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { planTone } from "./plan-tone.ts";
import { PlanGoals } from "./PlanGoals.tsx";
import { PlanNeeds } from "./PlanNeeds.tsx";
import { PlanWarnings } from "./PlanWarnings.tsx";
import { PlanStory } from "./PlanStory.tsx";
import { nextPlanActs, usePlanActs } from "./use-plan-acts.tsx";

type Plan = Output<typeof getPlan>;

/** A plan as its framework, with the needs that it answers beside it, what was said about it, and its versions. */
export function PlanPage({ planId }: { readonly planId: Id<"plan"> }) {
  const found = useEndpoint(getPlan, { params: { planId } });
  return <Loaded asked={found}>{(plan) => <PlanRecord plan={plan} />}</Loaded>;
}

function PlanRecord({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(["planning/plan", "terms"]);
  const { t: tPlans } = useTranslation("planning/plan");
  const { t: tUi } = useTranslation("ui");
  const { day, language } = useFormat();
  const programme = useEndpoint(listProgrammes).data?.rows.find(
    (one) => one.programmeId === plan.programmeId && one.version === plan.programmeVersion,
  );
  const reported = useEndpoint(getPlanStory, { params: { planId: plan.planId } });
  const story = reported.data;
  const acts = usePlanActs(plan, story);
  const decision =
    plan.decisionNumber === null
      ? "–"
      : `${plan.decisionNumber}${plan.decidedOn === null ? "" : `, ${day(plan.decidedOn)}`}`;
  const period = plan.untilYear === plan.year ? String(plan.year) : `${plan.year}–${plan.untilYear}`;
  return (
    <RecordPage
      above={{ label: t("plans"), href: paths.plans() }}
      title={t("planOf", { area: plan.areaName, year: period })}
      state={{
        tone: planTone(plan.state),
        label: t(`state.${plan.state}`),
        ...(plan.decidedOn === null ? {} : { since: plan.decidedOn }),
      }}
      notice={
        story !== undefined && (
          <>
            <Text>{tPlans(`decides.${story.approval.by}`)}</Text>
            {story.numbersWithheld && <Text>{tUi("suppressedWhy")}</Text>}
          </>
        )
      }
      acts={acts}
      next={nextPlanActs(plan)}
      facts={[
        { label: tPlans("plan.programme"), value: programme?.title[language] ?? plan.programmeId },
        { label: t("planned"), value: <Money amount={plan.planned} /> },
        { label: t("terms:decision"), value: decision },
        { label: tPlans("kindOfPlan"), value: tPlans(`planKind.${plan.kind}`) },
      ]}
      story={(story?.acts ?? []).map((act) => ({
        key: act.planActId,
        day: dayOfInstant(act.at),
        what: `${tPlans(`story.${act.act}`)}${act.reason === null ? "" : `: ${act.reason}`}`,
        who: [act.by, act.decisionNumber].filter((one) => one !== null).join(", "),
      }))}
      papers={[
        { label: tPlans("papers.pdf"), href: paths.papers.plan(plan.planId, { language }), download: true },
        { label: tPlans("papers.sheet"), href: paths.papers.planSheet(plan.planId, { language }), download: true },
      ]}
    >
      <ErrorState error={reported.error} />
      <PlanWarnings plan={plan} />
      <PlanGoals plan={plan} />
      {story !== undefined && <PlanStory plan={plan} story={story} />}
      <PlanNeeds plan={plan} />
    </RecordPage>
  );
}
