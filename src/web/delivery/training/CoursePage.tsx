import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getCourse } from "#contract/delivery/training.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { CourseState } from "#programme/delivery/training/course-state.ts";
import { useEndpoint } from "#web/client.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import type { Tone } from "#web/ui/tones.ts";
import { CourseSections } from "./CourseSections.tsx";
import { useCourseActs } from "./course-acts.tsx";

const tones = {
  planned: "neutral",
  running: "progress",
  ended: "good",
  called_off: "stopped",
} as const satisfies Record<CourseState, Tone>;

/** A course from its plan to its certificates. */
export function CoursePage({ courseId }: { readonly courseId: Id<"course"> }) {
  const found = useEndpoint(getCourse, { params: { courseId } });
  return <Loaded asked={found}>{(course) => <CourseRecord course={course} />}</Loaded>;
}

function CourseRecord({ course }: { readonly course: Output<typeof getCourse> }) {
  const { t } = useTranslation("delivery/training");
  const { day, number } = useFormat();
  return (
    <RecordPage
      above={{ label: t("courses"), href: paths.courses() }}
      title={course.name}
      line={[course.trade, course.communeName, course.place].join(" · ")}
      state={{ tone: tones[course.state], label: t(`state.${course.state}`) }}
      acts={useCourseActs(course)}
      facts={[
        {
          label: t("activity"),
          value: <Anchor href={paths.activity(course.activityId)}>{course.activityTitle}</Anchor>,
        },
        { label: t("provider"), value: course.provider },
        { label: t("startsOn"), value: day(course.startsOn) },
        { label: t("endsOn"), value: day(course.endsOn) },
        { label: t("plannedDays"), value: number(course.plannedDays) },
        { label: t("plannedHours"), value: number(course.plannedHours) },
        { label: t("seats"), value: number(course.seats) },
        { label: t("learners"), value: number(course.learners) },
        { label: t("waiting"), value: number(course.waiting) },
        { label: t("certified"), value: number(course.certified) },
        { label: t("bound"), value: t("percent", { share: number(course.leastAttendance) }) },
      ]}
      story={course.acts.map((done, at) => ({
        key: String(at),
        day: done.doneOn ?? dayOfInstant(done.doneAt),
        what: done.reason === null ? t(`story.${done.act}`) : `${t(`story.${done.act}`)}: ${done.reason}`,
        ...(done.officerName === null ? {} : { who: done.officerName }),
      }))}
    >
      <CourseSections course={course} />
    </RecordPage>
  );
}
