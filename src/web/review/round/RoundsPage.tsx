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
  const { t } = useTranslation(["review/round", "review/explanation", "terms"]);
  const { t: tp } = useTranslation(["review/request", "review/round"]);
  const { day } = useFormat();
  const may = useMay();
  const standardName = useStandardName();
  const rounds = useEndpoint(listRounds);
  const open = may("review.openRound") ? { label: t("openRound"), href: paths.openRound() } : undefined;
  return (
    <ListPage
      title={t("rounds")}
      total={rounds.data?.rows.length ?? null}
      sentence={t("roundsLead")}
      act={open}
      actions={
        <>
          {may("review.readReviews") && <Anchor href={paths.requests()}>{tp("requests.title")}</Anchor>}
          <Anchor href={paths.calendar()}>{tp("review/round:calendar.link")}</Anchor>
          <Anchor href={paths.scoreTables()}>{t("scoreTables")}</Anchor>
        </>
      }
      rows={rounds.data?.rows}
      error={rounds.error}
      onRetry={() => void rounds.refetch()}
      rowKey={(round) => round.roundId}
      hrefOf={(round) => paths.round(round.roundId)}
      empty={{ why: t("noRounds"), act: open }}
      exportName="rounds"
      columns={[
        {
          key: "round",
          head: t("round"),
          text: (round) => t("roundName", { kind: t(`kind.${round.kind}`), year: String(round.year) }),
        },
        { key: "area", head: t("terms:area"), text: (round) => round.areaName },
        {
          key: "standard",
          head: t("review/explanation:standard"),
          text: (round) => standardName(round.standardId, round.standardVersion),
        },
        {
          key: "days",
          head: t("open"),
          text: (round) => `${day(round.opensOn)} – ${day(round.closesOn)}`,
          onPhone: true,
        },
        {
          key: "state",
          head: t("terms:state"),
          text: (round) => t(round.closedOn === null ? "running" : "closed"),
          cell: (round) => (
            <StateBadge
              tone={round.closedOn === null ? "progress" : "good"}
              label={t(round.closedOn === null ? "running" : "closed")}
            />
          ),
          onPhone: true,
        },
      ]}
    />
  );
}
