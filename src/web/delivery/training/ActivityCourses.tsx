import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { getActivity } from "#contract/delivery/activity.ts";
import { draftCourse, listCourses } from "#contract/delivery/training.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useCourseColumns } from "./use-course-columns.tsx";

type Activity = Output<typeof getActivity>;

/** The courses of an activity. */
export function ActivityCourses({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation("delivery/training");
  const { activityId, communeId } = activity;
  const courses = useEndpoint(listCourses, { query: { areaId: communeId, activityId } });
  return (
    <RowsSection
      title={t("inActivity")}
      rows={courses.data?.rows}
      error={courses.error}
      onRetry={() => void courses.refetch()}
      rowKey={(course) => course.courseId}
      hrefOf={(course) => paths.course(course.courseId)}
      empty={{ why: t("none") }}
      exportName="courses"
      columns={useCourseColumns().filter(({ key }) => key !== "commune")}
    />
  );
}

/** Planning a course on an activity. */
export function useDraftCourse(activity: Activity): RecordAct {
  const { t } = useTranslation("delivery/training");
  const whyNot = useWhyNot();
  const router = useRouter();
  const { activityId, startsOn } = activity;
  return {
    key: "draftCourse",
    label: t("draft.act"),
    whyNot: whyNot("delivery.recordCourse", activity.state === "closed" && t("draft.closed")),
    dialog: (onClose) => (
      <ActDialog
        endpoint={draftCourse}
        initial={{ courseId: newId("course"), activityId, startsOn }}
        verb={t("draft.act")}
        next={t("next")}
        onDone={({ courseId }) => router.history.push(paths.course(courseId))}
        onClose={onClose}
        fields={[
          { path: "name", label: t("name") },
          { path: "trade", label: t("trade") },
          { path: "provider", label: t("provider") },
          { path: "place", label: t("place") },
          { path: "startsOn", label: t("startsOn") },
          { path: "endsOn", label: t("endsOn") },
          { path: "plannedDays", label: t("plannedDays") },
          { path: "plannedHours", label: t("plannedHours") },
          { path: "seats", label: t("seats") },
        ]}
      />
    ),
  };
}
