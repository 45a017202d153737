import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listRounds } from "#contract/review/round.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useStandardName } from "./use-standard-name.ts";

/** Rounds of review, the latest first. */
export function RoundsPage() {
  const { t } = useTranslation("stages");
  const { t: tp } = useTranslation("procedure");
  const { day } = useFormat();
  const may = useMay();
  const standardName = useStandardName();
  const rounds = useEndpoint(listRounds);
  const open = may("review.openRound") ? { label: t("review.openRound"), href: paths.openRound() } : undefined;
  return (
    <ListPage
      title={t("review.rounds")}
      total={rounds.data?.rows.length ?? null}
      sentence={t("review.roundsLead")}
      act={open}
      actions={
        <>
          {may("review.readReviews") && <Anchor href={paths.requests()}>{tp("requests.title")}</Anchor>}
          <Anchor href={paths.calendar()}>{tp("calendar.link")}</Anchor>
          <Anchor href={paths.scoreTables()}>{t("review.scoreTables")}</Anchor>
        </>
      }
      rows={rounds.data?.rows}
      error={rounds.error}
      onRetry={() => void rounds.refetch()}
      rowKey={(round) => round.roundId}
      hrefOf={(round) => paths.round(round.roundId)}
      empty={{ why: t("review.noRounds"), act: open }}
      exportName="rounds"
      columns={[
        {
          key: "round",
          head: t("review.round"),
          text: (round) => t("review.roundName", { kind: t(`review.kind.${round.kind}`), year: String(round.year) }),
        },
        { key: "area", head: t("area"), text: (round) => round.areaName },
        {
          key: "standard",
          head: t("review.standard"),
          text: (round) => standardName(round.standardId, round.standardVersion),
        },
        {
          key: "days",
          head: t("review.open"),
          text: (round) => `${day(round.opensOn)} – ${day(round.closesOn)}`,
          onPhone: true,
        },
        {
          key: "state",
          head: t("state"),
          text: (round) => t(round.closedOn === null ? "review.running" : "review.closed"),
          cell: (round) => (
            <StateBadge
              tone={round.closedOn === null ? "progress" : "good"}
              label={t(round.closedOn === null ? "review.running" : "review.closed")}
            />
          ),
          onPhone: true,
        },
      ]}
    />
  );
}
