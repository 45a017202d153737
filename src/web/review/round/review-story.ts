import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";
import type { Explanation } from "#web/review/explanation/explanation.ts";

/** The steps of a review so far: meeting, posting, objections and their answers, decision. */
export function useReviewStory(review: Explanation): readonly StoryEvent[] {
  const { t } = useTranslation("review/round");
  const { day } = useFormat();
  const { meeting, posting, decision } = review;
  const later = (on: LocalDate | null) => (on === null ? "" : t("enteredLater", { day: day(on) }));
  const joined = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(" ");
  return [
    ...(meeting === null
      ? []
      : [
          {
            key: "meeting",
            day: meeting.heldOn,
            what: joined(
              t("metOn", {
                day: day(meeting.heldOn),
                agreed: String(meeting.agreed),
                present: String(meeting.present),
              }),
              later(meeting.enteredLater),
            ),
          },
        ]),
    ...(posting === null
      ? []
      : [
          {
            key: "posting",
            day: posting.fromDate,
            what: joined(
              t("postedAt", {
                from: day(posting.fromDate),
                to: day(posting.toDate),
                places: posting.places.join(", "),
              }),
              later(posting.enteredLater),
            ),
          },
        ]),
    ...review.objections.map((objection) => ({
      key: objection.objectionId,
      day: objection.receivedOn,
      what: joined(
        t("objectedOn", {
          day: day(objection.receivedOn),
          due: day(objection.dueOn),
          reason: objection.reason,
        }),
        objection.answer === null ? "" : t("answered", { answer: objection.answer }),
        later(objection.enteredLater),
      ),
    })),
    ...(decision === null
      ? []
      : [
          {
            key: "decision",
            day: decision.decidedOn,
            what: joined(
              t("decidedBy", {
                number: decision.number,
                day: day(decision.decidedOn),
                name: decision.signerName,
                outcome: t(`outcome.${decision.outcome}`),
              }),
              later(decision.enteredLater),
            ),
          },
        ]),
  ];
}
