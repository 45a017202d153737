import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listSupports } from "#contract/delivery/support.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useActivityActs } from "./activity-acts.tsx";
import { SupportsSection } from "./SupportsSection.tsx";
import { ActivityEvidence } from "./SupportEvidence.tsx";
import { getActivity } from "#contract/delivery/activity.ts";
import { useNames } from "#web/names.ts";
import { listActivityActs } from "#contract/delivery/activity-acts.ts";
import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useMay } from "#web/session.ts";
import type { Tone } from "#web/ui/tones.ts";
import { Shares } from "./cost-sharing/Shares.tsx";
import { ActivityGroups, useFormGroup } from "./livelihood/ActivityGroups.tsx";
import { ActivityCycles, usePlanCycle } from "./production/ActivityCycles.tsx";
import { ActivityWorks, useDraftWork } from "./work/ActivityWorks.tsx";
import { ActivityCourses, useDraftCourse } from "./training/ActivityCourses.tsx";
import { useAssigning, useStoryText } from "./activity/assignment.tsx";
import { useKindFacts } from "./activity/KindFields.tsx";
import { countStates, nextOfActivity } from "./activity/next-of-activity.ts";
import { useStateActs } from "./activity/state-acts.tsx";

const tones = { draft: "neutral", open: "progress", closed: "good" } as const satisfies Record<ActivityState, Tone>;

/** Which of its supports are shown: all, or those that are delivered and lack evidence. */
type Lacks = "evidence" | undefined;

/** An activity from proposal to payment: who gets what and why, and the next act. */
export function ActivityPage({ activityId, lacks }: { readonly activityId: Id<"activity">; readonly lacks?: Lacks }) {
  const found = useEndpoint(getActivity, { params: { activityId } });
  return <Loaded asked={found}>{(activity) => <ActivityRecord activity={activity} lacks={lacks} />}</Loaded>;
}

function ActivityRecord(props: { readonly activity: Output<typeof getActivity>; readonly lacks: Lacks }) {
  const { activity, lacks } = props;
  const { t } = useTranslation([
    "delivery/activity",
    "delivery/assignment",
    "delivery/cost-sharing",
    "delivery/support",
    "codes",
  ]);
  const nameOf = useNames();
  const { language, number, day } = useFormat();
  const { activityId } = activity;
  const supports = usePages(listSupports, { params: { activityId }, query: { limit: "200" } });
  const lacking = usePages(
    listSupports,
    { params: { activityId }, query: { limit: "200", lacks } },
    { enabled: lacks !== undefined },
  );
  const may = useMay();
  const story = useEndpoint(listActivityActs, { params: { activityId } }, { enabled: may("delivery.readSupports") });
  const fundLine = `${nameOf("sources", activity.fundSource)} · ${activity.component}`;
  const kindFacts = useKindFacts(activity);
  const { open, edit, share, close, reopen } = useStateActs(activity, story.data);
  const draftWork = useDraftWork(activity);
  const draftCourse = useDraftCourse(activity);
  const formGroup = useFormGroup(activity);
  const planCycle = usePlanCycle(activity);
  const assign = useAssigning(activity);
  const storyText = useStoryText();
  const supportActs = useActivityActs(activity, supports.rows ?? []);
  return (
    <RecordPage
      above={{ label: t("activities"), href: paths.activities() }}
      title={activity.title}
      line={[activity.kindName[language], activity.communeName, activity.place ?? ""]
        .filter((one) => one !== "")
        .join(" · ")}
      state={{
        tone: tones[activity.state],
        label: t(`activityState.${activity.state}`),
        since: activity.startsOn,
      }}
      next={nextOfActivity(activity.state, {
        ...countStates(supports.rows ?? []),
        isFinished: story.data !== undefined && Object.values(story.data.unfinished).every((count) => count === 0),
      })}
      acts={[
        open,
        ...(activity.isOfWorks ? [draftWork] : []),
        ...(activity.isOfTraining ? [draftCourse] : []),
        ...supportActs,
        ...(activity.isOfGroups ? [formGroup] : []),
        ...(activity.isOfProduction ? [planCycle] : []),
        edit,
        assign,
        share,
        close,
        reopen,
      ]}
      facts={[
        { label: t("delivery/assignment:executor"), value: activity.officeName ?? activity.communeName },
        { label: t("planned"), value: number(activity.plannedQuantity) },
        {
          label: t("fundLine"),
          value: may("planning.readPlans") ? (
            <Anchor href={paths.fundLine(activity.fundLineId)}>{fundLine}</Anchor>
          ) : (
            fundLine
          ),
        },
        { label: t("remainder"), value: <Money amount={activity.remainder} /> },
        ...(activity.otherLines.length === 0
          ? []
          : [{ label: t("delivery/cost-sharing:others"), value: <Shares shares={activity.otherLines} /> }]),
        {
          label: t("dates"),
          value: `${day(activity.startsOn)} – ${activity.endsOn === null ? "…" : day(activity.endsOn)}`,
        },
        ...kindFacts,
      ]}
      papers={[
        ...(["pdf", "xlsx"] as const).map((format) => ({
          label: t(`delivery/support:fieldList.${format}`),
          href: paths.papers.fieldList(activityId, { language, format }),
          download: true,
        })),
        ...(may("delivery.recordFieldAnswers")
          ? [{ label: t("delivery/support:fieldList.answers"), href: paths.fieldAnswers(activityId) }]
          : []),
      ]}
      story={(story.data?.acts ?? []).map((done, at) => ({
        key: String(at),
        day: done.doneOn ?? dayOfInstant(done.doneAt),
        what: storyText(done),
        ...(done.officerName === null ? {} : { who: done.officerName }),
      }))}
    >
      {activity.isOfWorks && <ActivityWorks activity={activity} />}
      {activity.isOfTraining && <ActivityCourses activity={activity} />}
      {activity.isOfGroups && may("delivery.readLivelihoods") && <ActivityGroups activity={activity} />}
      {activity.isOfProduction && may("delivery.readLivelihoods") && <ActivityCycles activity={activity} />}
      {lacks !== undefined && (
        <Notice>
          {t("lackEvidence")} <Anchor href={paths.activity(activityId)}>{t("allSupports")}</Anchor>
        </Notice>
      )}
      <SupportsSection supports={lacks === undefined ? supports : lacking} isOpen={activity.state === "open"} />
      <ActivityEvidence activityId={activityId} />
    </RecordPage>
  );
}
