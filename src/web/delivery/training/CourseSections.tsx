import { useTranslation } from "react-i18next";
import type { getCourse } from "#contract/delivery/training.ts";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

type Course = Output<typeof getCourse>;
type Learner = Course["enrolled"][number];

/** Who learns and what was attended, and the sessions; a session opens its attendance. */
export function CourseSections({ course }: { readonly course: Course }) {
  const { t } = useTranslation(["delivery/training", "delivery/support"]);
  const { day, number } = useFormat();
  const nameOf = useNames();
  const seatOf = ({ withdrawnBecause, hasSeat }: Learner) =>
    withdrawnBecause === null
      ? t(hasSeat ? "learner.has" : "learner.waits")
      : t("learner.left", { reason: withdrawnBecause });
  const attendedBy = ({ attended, recorded, unrecorded }: Learner) =>
    [
      t("learner.share", { attended: number(attended), recorded: number(recorded) }),
      ...(unrecorded === 0 ? [] : [t("learner.open", { open: number(unrecorded) })]),
    ].join(", ");
  const certificateOf = ({ certificate }: Learner) =>
    certificate === null
      ? t("learner.notYet")
      : (certificate.number ?? t("learner.refused", { reason: certificate.refusedBecause ?? "" }));
  return (
    <>
      <RowsSection
        title={t("learners")}
        rows={course.enrolled}
        rowKey={(row) => row.supportId}
        hrefOf={(row) => paths.support(row.householdId, row.supportId)}
        empty={{ why: t("withdraw.nobody") }}
        exportName="learners"
        columns={[
          { key: "person", head: t("learners"), text: (row) => row.personName },
          { key: "village", head: t("learner.village"), text: (row) => row.villageName ?? "–" },
          { key: "born", head: t("learner.born"), text: (row) => row.birthYear?.toString() ?? "–" },
          {
            key: "class",
            head: t("learner.class"),
            text: (row) => (row.class === null ? "–" : nameOf("classes", row.class)),
          },
          {
            key: "needs",
            head: t("learner.needs"),
            text: (row) => row.deprivations.map((one) => nameOf("indicators", one)).join("; "),
          },
          { key: "seat", head: t("learner.seat"), text: seatOf, onPhone: true },
          { key: "attended", head: t("learner.attended"), text: attendedBy, onPhone: true },
          { key: "certificate", head: t("learner.certificate"), text: certificateOf, onPhone: true },
        ]}
      />
      <RowsSection
        title={t("plan.title")}
        rows={course.sessions}
        rowKey={(row) => row.courseSessionId}
        hrefOf={(row) => paths.attendance(course.courseId, row.courseSessionId)}
        empty={{ why: t("plan.none") }}
        exportName="sessions"
        columns={[
          { key: "topic", head: t("plan.topic"), text: (row) => row.topic },
          {
            key: "heldOn",
            head: t("plan.heldOn"),
            text: (row) => `${day(row.heldOn)}, ${row.fromTime}–${row.toTime}`,
            onPhone: true,
          },
          { key: "marks", head: t("mark.label"), text: (row) => t("mark.counts", row.marks), onPhone: true },
        ]}
      />
    </>
  );
}
