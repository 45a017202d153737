import { useTranslation } from "react-i18next";
import { listHouseholdsForReview, listRounds } from "#contract/review/round.ts";
import { recordOpinion } from "#contract/review/handover.ts";
import type { progressRow } from "#contract/review/round.ts";
import type { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useStandardName } from "./use-standard-name.ts";
import { reviewStates } from "#programme/review/decision/review-acts.ts";
import { whyNotReviewAct } from "#programme/review/village/why-not-review-act.ts";
import type { PlaceAct } from "#programme/review/village/why-not-review-act.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { useWhyNot } from "#web/why-not.ts";
import { decideList } from "#contract/review/decision.ts";
import { carryAnswers, scoreReviews } from "#contract/review/survey.ts";
import { PreviewOfForm } from "#web/review/decision/PreviewOfForm.tsx";
import { Decision } from "#web/ui/field/Decision.tsx";

const whoChoices = ["lists", "requests", "everyone"] as const;

/** What is done for a whole commune of a round: the list, the scoring, the decision. */
export function useCommuneActs(props: {
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly isClosed: boolean;
  readonly rows: readonly z.output<typeof progressRow>[];
  readonly onScored: (reported: Output<typeof scoreReviews>) => void;
}): readonly RecordAct[] {
  const { t } = useTranslation(["review/round", "review/decision", "terms"]);
  const { t: tp } = useTranslation("review/round");
  const { t: te } = useTranslation(["review/round", "review/survey"]);
  const whyNot = useWhyNot();
  const refusalText = useRefusalText();
  const today = useSession().data?.today ?? "";
  const standardName = useStandardName();
  const rounds = useEndpoint(listRounds).data?.rows ?? [];
  const own = rounds.find(({ roundId }) => roundId === props.roundId);
  // Another standard of the same season: its answers need not be asked again.
  const others = rounds.filter(
    (one) =>
      own !== undefined && one.standardId !== own.standardId && one.opensOn.slice(0, 4) === own.opensOn.slice(0, 4),
  );
  const params = { roundId: props.roundId, communeId: props.communeId };
  const closed = props.isClosed && t("roundIsClosed");
  const ripe = props.rows.filter(({ states }) => (states["posted"] ?? 0) + (states["closed"] ?? 0) > 0);
  const states = reviewStates.filter((state) => props.rows.some((row) => (row.states[state] ?? 0) > 0));
  const against = (act: PlaceAct) => {
    const refusal = whyNotReviewAct(act, states);
    return closed === false ? refusal !== undefined && refusalText(refusal) : closed;
  };
  return [
    {
      key: "list",
      label: t("list"),
      whyNot: whyNot("review.submitAnswers", closed),
      dialog: (onClose) => (
        <ActDialog
          endpoint={listHouseholdsForReview}
          verb={t("list")}
          next={t("listNext")}
          initial={{ ...params, who: "lists" }}
          fields={[
            {
              path: "who",
              label: tp("listWho"),
              help: tp("listWhoHelp"),
              choices: whoChoices.map((who) => ({ value: who, label: tp(`who.${who}`) })),
            },
          ]}
          onClose={onClose}
        />
      ),
    },
    ...(others.length === 0
      ? []
      : [
          {
            key: "carry",
            label: tp("carry.act"),
            whyNot: whyNot("review.submitAnswers", closed),
            dialog: (onClose: () => void) => (
              <ActDialog
                endpoint={carryAnswers}
                initial={params}
                verb={tp("carry.act")}
                next={tp("carry.next")}
                onClose={onClose}
                fields={[
                  {
                    path: "fromRoundId",
                    label: tp("carry.from"),
                    choices: others.map((one) => ({
                      value: one.roundId,
                      label: `${t("roundName", { kind: t(`kind.${one.kind}`), year: String(one.year) })}, ${standardName(one.standardId, one.standardVersion)}`,
                    })),
                  },
                ]}
              />
            ),
          },
        ]),
    {
      key: "answers",
      label: te("review/survey:entry.file.act"),
      whyNot: whyNot("review.submitAnswers", closed),
      href: paths.answerFiles(props.roundId, props.communeId),
    },
    {
      key: "score",
      label: t("score"),
      whyNot: whyNot("review.scoreReviews", against("score")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={scoreReviews}
          initial={params}
          verb={t("score")}
          next={t("scoreNext")}
          onClose={onClose}
          onDone={props.onScored}
        />
      ),
    },
    ...(own?.asksAbove === true
      ? [
          {
            key: "opinion",
            label: te("entry.opinion.act"),
            whyNot: whyNot("review.recordOpinion", against("opinion")),
            dialog: (onClose: () => void) => (
              <ActDialog
                endpoint={recordOpinion}
                initial={{ ...params, opinionId: newId("opinion"), givenOn: today }}
                verb={te("entry.opinion.act")}
                next={te("entry.opinion.next")}
                onClose={onClose}
                fields={[
                  { path: "office", label: te("entry.opinion.office") },
                  { path: "number", label: te("entry.opinion.number") },
                  { path: "givenOn", label: te("entry.opinion.givenOn") },
                  { path: "remark", label: te("entry.opinion.remark") },
                ]}
              />
            ),
          },
        ]
      : []),
    {
      key: "decide",
      label: t("decide"),
      whyNot: whyNot("review.decideList", against("decide")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={decideList}
          initial={{
            ...params,
            decisionId: newId("decision"),
            legalBasis: "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ",
          }}
          // An opening list is decided before its standard begins, and counts from the first day of it.
          complete={({ decidedOn = "", ...values }) => ({
            ...values,
            decidedOn,
            effectiveOn: own !== undefined && decidedOn < own.standardFrom ? own.standardFrom : decidedOn,
          })}
          verb={t("decide")}
          next={t("decideNext")}
          onClose={onClose}
          fields={[
            {
              path: "villageId",
              label: te("entry.decide.which"),
              help: te("entry.decide.help"),
              choices: ripe.map(({ areaId, areaName }) => ({ value: areaId, label: areaName })),
            },
            { path: "legalBasis", label: t("review/decision:legalBasis") },
          ]}
        >
          <Decision preview={<PreviewOfForm roundId={props.roundId} communeId={props.communeId} />} />
        </ActDialog>
      ),
    },
  ];
}

/** What the commune's turn has come to, the furthest first. */
export const nextCommuneActs = ["decide", "opinion", "score", "list"] as const;
