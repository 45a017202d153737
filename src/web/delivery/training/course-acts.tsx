import { useTranslation } from "react-i18next";
import { listSupports } from "#contract/delivery/support.ts";
import { registerJobSeeker } from "#contract/delivery/job.ts";
import * as contract from "#contract/delivery/training-acts.ts";
import type { getCourse } from "#contract/delivery/training.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { jobReaches } from "#programme/delivery/job/match-vacancy.ts";
import { applyCourseAct } from "#programme/delivery/training/course-state.ts";
import type { CourseAct } from "#programme/delivery/training/course-state.ts";
import { usePages } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

/** The acts on a course in the order of its way; each that cannot be done now says why. */
export function useCourseActs(course: Output<typeof getCourse>): readonly RecordAct[] {
  const { t } = useTranslation(["delivery/training", "delivery/job"]);
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const { courseId, activityId, enrolled } = course;
  const params = { courseId };
  const supports = usePages(listSupports, { params: { activityId }, query: { limit: "500" } });
  const taken = new Set(enrolled.map(({ supportId }) => supportId));
  const free = (supports.rows ?? []).filter(
    ({ supportId, personId, state }) =>
      personId !== null && state !== "refused" && state !== "returned" && !taken.has(supportId),
  );
  const learners = enrolled.filter(({ withdrawnOn }) => withdrawnOn === null);
  const notNow = (move: CourseAct) =>
    !applyCourseAct(course.state, move).ok && t("notNow", { state: t(`state.${course.state}`) });
  function act<E extends AnyEndpoint>(
    move: CourseAct,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields"> & { readonly next?: string },
    reason: string | false = false,
  ): RecordAct {
    const asks = move === "plan" ? "delivery.recordAttendance" : "delivery.recordCourse";
    return {
      key: move,
      label: t(`${move}.act`),
      whyNot: whyNot(asks, notNow(move) || reason),
      dialog: (onClose) => <ActDialog next={t("next")} {...dialog} verb={t(`${move}.act`)} onClose={onClose} />,
    };
  }
  return [
    act(
      "enrol",
      {
        endpoint: contract.enrolLearners,
        initial: { ...params, registeredOn: today },
        next: t("enrol.next"),
        fields: [
          {
            path: "supportIds",
            label: t("enrol.who"),
            choices: free.map(({ supportId, personName, villageName }) => ({
              value: supportId,
              label: [personName ?? "", villageName ?? ""].filter((one) => one !== "").join(" · "),
            })),
          },
          { path: "registeredOn", label: t("enrol.registeredOn") },
        ],
      },
      free.length === 0 && t("enrol.nobody"),
    ),
    act(
      "start",
      {
        endpoint: contract.startCourse,
        initial: { ...params, startedOn: today },
        fields: [{ path: "startedOn", label: t("date") }],
      },
      course.learners === 0 && t("start.nobody"),
    ),
    act("plan", {
      endpoint: contract.planCourseSession,
      initial: { ...params, courseSessionId: newId("course session"), heldOn: today },
      fields: [
        { path: "heldOn", label: t("plan.heldOn") },
        { path: "fromTime", label: t("plan.fromTime") },
        { path: "toTime", label: t("plan.toTime") },
        { path: "topic", label: t("plan.topic") },
      ],
    }),
    act("end", {
      endpoint: contract.endCourse,
      initial: { ...params, endedOn: today },
      fields: [{ path: "endedOn", label: t("date") }],
    }),
    act("certify", {
      endpoint: contract.certifyLearners,
      initial: { ...params, decidedOn: today },
      next: t("certify.next"),
      fields: [
        { path: "decidedOn", label: t("certify.decidedOn") },
        { path: "signedBy", label: t("certify.signedBy") },
      ],
    }),
    act(
      "withdraw",
      {
        endpoint: contract.withdrawLearner,
        initial: { ...params, withdrawnOn: today },
        fields: [
          {
            path: "supportId",
            label: t("learners"),
            choices: learners.map(({ supportId, personName }) => ({ value: supportId, label: personName })),
          },
          { path: "withdrawnOn", label: t("date") },
          { path: "reason", label: t("reason") },
        ],
      },
      learners.length === 0 && t("withdraw.nobody"),
    ),
    {
      key: "seek",
      label: t("delivery/job:seek.act"),
      whyNot: whyNot("delivery.recordJobs", learners.length === 0 && t("withdraw.nobody")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={registerJobSeeker}
          initial={{ ...params, jobSeekerId: newId("job seeker"), trade: course.trade, registeredOn: today }}
          verb={t("delivery/job:seek.act")}
          next={t("delivery/job:next")}
          onClose={onClose}
          fields={[
            {
              path: "supportId",
              label: t("learners"),
              choices: learners.map(({ supportId, personName }) => ({ value: supportId, label: personName })),
            },
            { path: "trade", label: t("trade") },
            {
              path: "reaches",
              label: t("delivery/job:reachLabel"),
              choices: jobReaches.map((value) => ({ value, label: t(`delivery/job:reach.${value}`) })),
            },
            { path: "wageFrom", label: t("delivery/job:wageFrom") },
            { path: "registeredOn", label: t("date") },
          ]}
        />
      ),
    },
    act("callOff", {
      endpoint: contract.callOffCourse,
      initial: { ...params, calledOffOn: today },
      fields: [
        { path: "calledOffOn", label: t("date") },
        { path: "reason", label: t("reason") },
      ],
    }),
  ];
}
