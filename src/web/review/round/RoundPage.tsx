import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { scoreReviews } from "#contract/review/survey.ts";
import { roundProgress } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { reviewStates } from "#programme/review/decision/review-acts.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { Board } from "#web/ui/list/Board.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { nextStepOf } from "./next-step.ts";
import { lateness } from "./lateness.ts";
import type { Lateness } from "./lateness.ts";
import { RoundPictures } from "./RoundPictures.tsx";
import { RoundHandovers } from "./RoundHandovers.tsx";
import { Classified, refusedOf } from "./Classified.tsx";
import { ClassifyRound } from "./ClassifyRound.tsx";
import { CommunePapers } from "./CommunePapers.tsx";
import { LooksOfCommune } from "#web/review/survey/LooksOfCommune.tsx";
import { TwoResults } from "./TwoResults.tsx";
import { WithoutVillage } from "./WithoutVillage.tsx";
import { DecisionPreview } from "#web/review/decision/DecisionPreview.tsx";
import { nextCommuneActs, useCommuneActs } from "./commune-acts.tsx";
import type { BoardRow } from "#web/ui/list/board-props.ts";

/** Results hang in a village, or more: the list of the commune begins to show. */
const isNearDecision = (rows: Progress["rows"]) =>
  rows.some(({ states: counts }) => (counts["posted"] ?? 0) + (counts["closed"] ?? 0) > 0);

type Progress = Output<typeof roundProgress>;
/** Of a review that goes on: one that is a draft or was superseded waits for nobody. */
const states = reviewStates.filter((state) => state !== "draft" && state !== "superseded");

/** The board of a round: communes, or the villages of one commune, by state; the next step of each comes first. */
export function RoundPage(props: { readonly roundId: Id<"round">; readonly communeId?: string | undefined }) {
  const { scope } = useAreaScope();
  const session = useSession();
  const chosen = scope !== undefined && isCommune(scope.areaId) ? scope.areaId : undefined;
  const communeId = props.communeId ?? chosen;
  const progress = useEndpoint(
    roundProgress,
    { params: { roundId: props.roundId }, query: { communeId } },
    { enabled: scope !== undefined },
  );
  return (
    <Loaded asked={session}>
      {(known) => (
        <Loaded asked={progress}>
          {(found) => <RoundBoard progress={found} communeId={communeId} session={known} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function RoundBoard(props: {
  readonly progress: Progress;
  readonly communeId: string | undefined;
  readonly session: Session;
}) {
  const { t } = useTranslation(["review/round", "terms"]);
  const { t: tp } = useTranslation("review/round");
  const { day } = useFormat();
  const may = useMay();
  const { t: tl } = useTranslation("review/survey");
  const { t: tv } = useTranslation("review/village");
  const { progress, communeId, session } = props;
  const { round, rows, calendar } = progress;
  const shown = states.filter((state) => rows.some((row) => (row.states[state] ?? 0) > 0));
  const hrefOf = (areaId: string) =>
    communeId === undefined ? paths.round(round.roundId, areaId) : paths.village(round.roundId, areaId);
  const lateOf = (row: Progress["rows"][number]) =>
    round.closedOn === null ? lateness(row, calendar, localDate(session.today)) : undefined;
  const countLate = (kind: Lateness["kind"]) => rows.filter((row) => lateOf(row)?.kind === kind).length;
  const warningsOf = (row: Progress["rows"][number]) => {
    const late = lateOf(row);
    return [
      ...(row.openObjections !== suppressed && row.openObjections > 0
        ? [t("objectionsOpen", { count: row.openObjections })]
        : []),
      ...(late === undefined
        ? []
        : [tp(`late.${late.kind}.${late.step}`, { day: day(late.day), limit: day(late.limit) })]),
      ...(row.latePosting === null
        ? []
        : [
            tv("postingEnteredLater", {
              from: day(row.latePosting.fromDate),
              entered: day(row.latePosting.enteredOn),
            }),
          ]),
    ];
  };
  const lookHrefOf = (areaId: string) =>
    communeId === undefined
      ? paths.round(round.roundId, areaId)
      : paths.village(round.roundId, areaId, { flag: "any" });
  const lookedOf = (row: Progress["rows"][number]) => (row.flagged === suppressed ? 0 : row.flagged);
  const isAnyLooked = rows.some((row) => lookedOf(row) > 0);
  // Of 96 communes those that need somebody come first.
  const urgency = { past: 0, forecast: 1, none: 2 } as const;
  const order = (row: Progress["rows"][number]) => urgency[lateOf(row)?.kind ?? "none"];
  const boardRows = rows
    .toSorted((one, other) => order(one) - order(other))
    .map((row): BoardRow => {
      const step = nextStepOf(row, session.today);
      return {
        key: row.areaId,
        name: row.areaName,
        href: hrefOf(row.areaId),
        next: step === undefined ? undefined : { label: t(`next.${step}`), href: hrefOf(row.areaId) },
        late: warningsOf(row).join(" · ") || undefined,
        counts: {
          ...Object.fromEntries(
            shown.map((state) => [state, { count: row.states[state] ?? 0, href: hrefOf(row.areaId) }]),
          ),
          look: { count: lookedOf(row), href: lookHrefOf(row.areaId) },
        },
      };
    });
  return (
    <Stack>
      {round.sampleScores && <NoticeSample />}
      {communeId !== undefined && <WithoutVillage communeId={communeId} count={progress.withoutVillage} />}
      <Board
        title={t("roundName", { kind: t(`kind.${round.kind}`), year: String(round.year) })}
        line={[
          communeId === undefined ? t("byCommune") : t("byVillage"),
          ...(round.closedOn === null
            ? [
                tp("lastDays", {
                  survey: day(calendar.survey),
                  meet: day(calendar.meet),
                  post: day(calendar.post),
                  decide: day(calendar.decide),
                }),
              ]
            : []),
          ...(["past", "forecast"] as const)
            .filter((kind) => countLate(kind) > 0)
            .map((kind) => tp(`lateCount.${kind}`, { count: countLate(kind), all: rows.length })),
        ]
          .map((sentence) => (sentence.endsWith(".") ? sentence : `${sentence}.`))
          .join(" ")}
        rowHead={communeId === undefined ? t("terms:commune") : t("terms:village")}
        columns={[
          ...shown.map((state) => ({ key: state, label: t(`state.${state}`) })),
          ...(isAnyLooked ? [{ key: "look", label: tl("looks.title") }] : []),
        ]}
        rows={boardRows}
        picture={
          <RoundPictures
            areaId={communeId ?? round.areaId}
            rows={rows}
            asOf={localDate(session.today)}
            rowHead={communeId === undefined ? t("terms:commune") : t("terms:village")}
            hrefOf={hrefOf}
          />
        }
      />
      <TwoResults round={round} communeId={communeId} />
      {progress.withheld > 0 && <Text>{t("withheld", { count: progress.withheld })}</Text>}
      {rows.length === 0 && progress.withheld === 0 && <Text>{t("nobodyListed")}</Text>}
      {communeId === undefined && round.closedOn === null && may("review.scoreReviews") && (
        <ClassifyRound
          roundId={round.roundId}
          communes={rows.filter((row) => (row.states["surveyed"] ?? 0) > 0).map((row) => row.areaId)}
        />
      )}
      {communeId !== undefined && (
        <>
          <CommuneActs roundId={round.roundId} communeId={communeId} isClosed={round.closedOn !== null} rows={rows} />
          {round.closedOn === null && isNearDecision(rows) && may("review.readReviews") && (
            <DecisionPreview roundId={round.roundId} communeId={communeId} />
          )}
          <LooksOfCommune rows={rows} />
          <CommunePapers roundId={round.roundId} communeId={communeId} />
        </>
      )}
      {may("review.readReviews") && (
        <RoundHandovers roundId={round.roundId} communeId={communeId} isClosed={round.closedOn !== null} />
      )}
    </Stack>
  );
}

const isPossible = (acts: readonly RecordAct[], key: string) =>
  acts.some((act) => act.key === key && act.whyNot === undefined);

function CommuneActs(props: Omit<Parameters<typeof useCommuneActs>[0], "onScored">) {
  const [reported, setReported] = useState<Output<typeof scoreReviews>>();
  const acts = useCommuneActs({ ...props, onScored: setReported });
  const isListed = props.rows.some(({ states: counts }) => Object.values(counts).some((count) => count > 0));
  const next = nextCommuneActs.filter((key) => key !== "list" || !isListed);
  return (
    <>
      <RecordActs acts={acts} next={next.filter((key) => isPossible(acts, key))} />
      {reported !== undefined && (
        <Classified roundId={props.roundId} scored={reported.scored} refused={refusedOf(reported)} />
      )}
    </>
  );
}
