import { useTranslation } from "react-i18next";
import { listHouseholdsForReview, listRounds } from "#contract/review/round.ts";
import { recordOpinion } from "#contract/review/handover.ts";
import type { progressRow } from "#contract/review/round.ts";
import type { z } from "zod";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { newId } from "#web/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useStandardName } from "./use-standard-name.ts";
import { useWhyNot } from "#web/why-not.ts";
import { decideList } from "#contract/review/decision.ts";
import { carryAnswers, scoreReviews } from "#contract/review/survey.ts";

const whoChoices = ["lists", "requests", "everyone"] as const;

/** What is done for a whole commune of a round: the list, the scoring, the decision. */
export function useCommuneActs(props: {
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly isClosed: boolean;
  readonly rows: readonly z.output<typeof progressRow>[];
}): readonly RecordAct[] {
  const { t } = useTranslation(["review/round", "review/decision", "terms"]);
  const { t: tp } = useTranslation("review/round");
  const { t: te } = useTranslation(["review/round", "review/survey"]);
  const whyNot = useWhyNot();
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
  const has = (state: string) => props.rows.some((row) => (row.states[state] ?? 0) > 0);
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
          fields={[
            {
              name: "who",
              label: tp("listWho"),
              help: tp("listWhoHelp"),
              kind: "choice",
              initial: "lists",
              choices: whoChoices.map((who) => ({ value: who, label: tp(`who.${who}`) })),
            },
          ]}
          build={(values) => ({ params, body: { who: whoChoices.find((who) => who === values["who"]) ?? "lists" } })}
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
                verb={tp("carry.act")}
                next={tp("carry.next")}
                fields={[
                  {
                    name: "from",
                    label: tp("carry.from"),
                    kind: "choice",
                    choices: others.map((one) => ({
                      value: one.roundId,
                      label: `${t("roundName", { kind: t(`kind.${one.kind}`), year: String(one.year) })}, ${standardName(one.standardId, one.standardVersion)}`,
                    })),
                  },
                ]}
                build={({ from = "" }) => ({ params, body: { fromRoundId: from as Id<"round"> } })}
                onClose={onClose}
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
      whyNot: whyNot(
        "review.scoreReviews",
        closed === false ? !has("surveyed") && !has("scored") && t("nothingSurveyed") : closed,
      ),
      dialog: (onClose) => (
        <ActDialog
          endpoint={scoreReviews}
          verb={t("score")}
          next={t("scoreNext")}
          build={() => ({ params, body: {} })}
          onClose={onClose}
        />
      ),
    },
    ...(own?.asksAbove === true
      ? [
          {
            key: "opinion",
            label: te("entry.opinion.act"),
            whyNot: whyNot("review.recordOpinion", closed === false ? !has("posted") && t("nothingPosted") : closed),
            dialog: (onClose: () => void) => (
              <ActDialog
                endpoint={recordOpinion}
                verb={te("entry.opinion.act")}
                next={te("entry.opinion.next")}
                fields={[
                  { name: "office", label: te("entry.opinion.office"), kind: "text" },
                  { name: "number", label: te("entry.opinion.number"), kind: "text" },
                  { name: "givenOn", label: te("entry.opinion.givenOn"), kind: "day", initial: today },
                  { name: "remark", label: te("entry.opinion.remark"), kind: "long", optional: true },
                ]}
                build={({ office = "", number = "", givenOn = "", remark = "" }) => ({
                  params,
                  body: { opinionId: newId("opinion"), office, number, givenOn: localDate(givenOn), remark },
                })}
                onClose={onClose}
              />
            ),
          },
        ]
      : []),
    {
      key: "decide",
      label: t("decide"),
      whyNot: whyNot(
        "review.decideList",
        closed === false ? !has("posted") && !has("closed") && t("nothingPosted") : closed,
      ),
      dialog: (onClose) => (
        <ActDialog
          endpoint={decideList}
          verb={t("decide")}
          next={t("decideNext")}
          fields={[
            {
              name: "village",
              label: te("entry.decide.which"),
              help: te("entry.decide.help"),
              kind: "choice",
              optional: true,
              choices: ripe.map(({ areaId, areaName }) => ({ value: areaId, label: areaName })),
            },
            { name: "number", label: t("terms:decisionNumber"), kind: "text" },
            { name: "decidedOn", label: t("terms:decidedOn"), kind: "day", initial: today },
            {
              name: "legalBasis",
              label: t("review/decision:legalBasis"),
              kind: "long",
              initial: "Quyết định 24/2021/QĐ-TTg",
            },
          ]}
          build={({ village = "", ...values }) => ({
            params,
            body: {
              decisionId: newId("decision"),
              number: values["number"] ?? "",
              decidedOn: localDate(values["decidedOn"] ?? ""),
              effectiveOn: localDate(values["decidedOn"] ?? ""),
              legalBasis: values["legalBasis"] ?? "",
              ...(village === "" ? {} : { villageId: village }),
            },
          })}
          onClose={onClose}
        />
      ),
    },
  ];
}
