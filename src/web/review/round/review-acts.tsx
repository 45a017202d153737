import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { isReviewState, whyNotReviewAct } from "#programme/review/village/why-not-review-act.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { useWhyNot } from "#web/why-not.ts";
import { WithdrawStatus } from "#web/review/decision/WithdrawStatus.tsx";
import { answerObjection, recordObjection } from "#contract/review/village.ts";
import type { Explanation } from "#web/review/explanation/explanation.ts";

const objectorKinds = ["household", "person", "organisation"] as const;

/** What can be done about a result: object to it, answer the objection, mend the answers. */
export function useReviewActs(review: Explanation): readonly RecordAct[] {
  const { t } = useTranslation(["review/round", "terms"]);
  const { t: tp } = useTranslation(["review/round", "review/decision"]);
  const { language } = useFormat();
  const whyNot = useWhyNot();
  const refusalText = useRefusalText();
  const today = useSession().data?.today ?? "";
  const { householdId, roundId, decision } = review;
  const open = review.objections.find((objection) => objection.outcome === null);
  const notObjected = isReviewState(review.state)
    ? whyNotReviewAct("object", [review.state], review.posting)
    : undefined;
  const mendable = ["listed", "screened", "surveyed", "scored"].includes(review.state);
  const answer = (outcome: "upheld" | "dismissed"): RecordAct => ({
    key: outcome,
    label: t(`answer.${outcome}`),
    whyNot: whyNot("review.answerObjection"),
    dialog: (onClose) => (
      <ActDialog
        endpoint={answerObjection}
        initial={{ householdId, objectionId: open?.objectionId ?? newId("objection"), outcome, answeredOn: today }}
        verb={t(`answer.${outcome}`)}
        next={t(`answer.${outcome}Next`)}
        onClose={onClose}
        fields={[
          { path: "answeredOn", label: t("answeredOn") },
          { path: "answer", label: t("answerText") },
        ]}
      />
    ),
  });
  return [
    ...(open === undefined ? [] : [answer("dismissed"), answer("upheld")]),
    {
      key: "object",
      label: t("object"),
      whyNot: whyNot("review.recordObjection", notObjected !== undefined && refusalText(notObjected)),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordObjection}
          verb={t("object")}
          next={t("objectNext")}
          initial={{
            householdId,
            roundId,
            objectionId: newId("objection"),
            objectorKind: "household",
            receivedOn: today,
          }}
          fields={[
            { path: "objector", label: t("objector") },
            {
              path: "objectorKind",
              label: tp("objectorKind"),
              isNeeded: true,
              choices: objectorKinds.map((kind) => ({ value: kind, label: tp(`objectorKinds.${kind}`) })),
            },
            {
              path: "indicator",
              label: tp("objectionLine"),
              help: tp("objectionLineHelp"),
              choices: review.lines.map(({ code, name }) => ({ value: code, label: name[language] })),
            },
            { path: "reason", label: t("terms:reason") },
            { path: "receivedOn", label: t("receivedOn") },
          ]}
          onClose={onClose}
        />
      ),
    },
    ...(decision === null || !["decided", "certified"].includes(review.state)
      ? []
      : [
          {
            key: "withdraw",
            label: tp("review/decision:withdraw.act"),
            whyNot: whyNot("review.withdrawStatus"),
            dialog: (onClose: () => void) => (
              <WithdrawStatus householdId={householdId} decisionId={decision.decisionId} onClose={onClose} />
            ),
          },
        ]),
    ...(mendable
      ? [
          {
            key: "survey",
            label: t("mendAnswers"),
            whyNot: whyNot("review.submitAnswers"),
            href: paths.survey(householdId, roundId),
          },
        ]
      : []),
  ];
}
