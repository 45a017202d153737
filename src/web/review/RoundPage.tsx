import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { decideList, roundProgress, scoreReviews } from "#contract/review.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { newId } from "#web/parts/new-id.ts";
import { NoticeSample } from "#web/ui/Notices.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

type Progress = Output<typeof roundProgress>;
const steps = ["listed", "surveyed", "scored", "met", "posted", "objected", "decided"] as const;

/** The board of a round: communes, or the villages of one commune, by state; what is next is done from here. */
export function RoundPage({
  roundId,
  communeId,
}: {
  readonly roundId: Id<"round">;
  readonly communeId?: string | undefined;
}) {
  const { t } = useTranslation("stages");
  const session = useSession();
  const own = session.data?.posts[0]?.areaId ?? "";
  const commune = communeId ?? (isCommune(own) ? own : undefined);
  const progress = useAsk(roundProgress, { params: { roundId }, query: { communeId: commune } });
  if (progress.data === undefined) return <Waiting error={progress.error} />;
  const { round, rows } = progress.data;
  return (
    <Stack>
      <TitleBar
        title={t("review.roundName", { kind: t(`review.kind.${round.kind}`), year: round.year })}
        lead={commune === undefined ? t("review.byCommune") : t("review.byVillage")}
        acts={
          commune === undefined ? undefined : (
            <CommuneActs roundId={roundId} communeId={commune} isClosed={round.closedOn !== null} />
          )
        }
      />
      {round.sampleScores && <NoticeSample />}
      <Board rows={rows} roundId={roundId} commune={commune} />
    </Stack>
  );
}

function CommuneActs({
  roundId,
  communeId,
  isClosed,
}: {
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly isClosed: boolean;
}) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const { data } = useSession();
  const today = data?.today ?? "";
  const hindrance = (act: "review.scoreReviews" | "review.decideList") =>
    isClosed ? t("review.roundIsClosed") : may(act) ? undefined : t(`mayNot.${act.replace(".", "_")}`);
  return (
    <>
      <ActButton
        endpoint={scoreReviews}
        label={t("review.score")}
        next={t("review.scoreNext")}
        hindrance={hindrance("review.scoreReviews")}
        build={() => ({ params: { roundId, communeId }, body: {} })}
      />
      <ActButton
        endpoint={decideList}
        label={t("review.decide")}
        next={t("review.decideNext")}
        hindrance={hindrance("review.decideList")}
        isMain
        fields={[
          { name: "number", label: t("decisionNumber"), kind: "text" },
          { name: "decidedOn", label: t("decidedOn"), kind: "date", initial: today },
          { name: "legalBasis", label: t("review.legalBasis"), kind: "long", initial: "Quyết định 24/2021/QĐ-TTg" },
        ]}
        build={(values) => ({
          params: { roundId, communeId },
          body: {
            decisionId: newId("decision"),
            number: values["number"] ?? "",
            decidedOn: localDate(values["decidedOn"] ?? ""),
            effectiveOn: localDate(values["decidedOn"] ?? ""),
            legalBasis: values["legalBasis"] ?? "",
          },
        })}
      />
    </>
  );
}

function Board({
  rows,
  roundId,
  commune,
}: {
  readonly rows: Progress["rows"];
  readonly roundId: string;
  readonly commune: string | undefined;
}) {
  const { t } = useTranslation("stages");
  const { number, day } = useFormat();
  const states = steps.filter((state) => rows.some((row) => (row.states[state] ?? 0) > 0));
  return (
    <DataTable
      name={t("review.progress")}
      rows={rows}
      keyOf={(row) => row.areaId}
      empty={t("review.nobodyListed")}
      columns={[
        {
          head: commune === undefined ? t("commune") : t("village"),
          cell: (row) => (
            <Link to={commune === undefined ? paths.round(roundId, row.areaId) : paths.village(roundId, row.areaId)}>
              {row.areaName}
            </Link>
          ),
          text: (row) => row.areaName,
        },
        {
          head: t("households"),
          cell: (row) => number(row.households),
          text: (row) => String(row.households),
          isNumber: true,
          onPhone: true,
        },
        ...states.map((state) => ({
          head: t(`review.state.${state}`),
          cell: (row: Progress["rows"][number]) => number(row.states[state] ?? 0),
          text: (row: Progress["rows"][number]) => String(row.states[state] ?? 0),
          isNumber: true,
        })),
        {
          head: t("review.openObjections"),
          cell: (row) => number(row.openObjections),
          text: (row) => String(row.openObjections),
          isNumber: true,
        },
        {
          head: t("review.postedUntil"),
          cell: (row) => (row.postedUntil === null ? "–" : day(row.postedUntil)),
          text: (row) => row.postedUntil ?? "",
          onPhone: true,
        },
      ]}
    />
  );
}
