import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listRounds } from "#contract/review.ts";
import { paths } from "#web/paths.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Rounds of review, the latest first. */
export function RoundsPage() {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const rounds = useAsk(listRounds);
  if (rounds.data === undefined) return <Waiting error={rounds.error} />;
  return (
    <Stack>
      <TitleBar title={t("review.rounds")} count={String(rounds.data.rows.length)} lead={t("review.roundsLead")} />
      <DataTable
        name={t("review.rounds")}
        rows={rounds.data.rows}
        keyOf={(round) => round.roundId}
        empty={t("review.noRounds")}
        columns={[
          {
            head: t("review.round"),
            cell: (round) => (
              <Link to={paths.round(round.roundId)}>
                {t("review.roundName", { kind: t(`review.kind.${round.kind}`), year: round.year })}
              </Link>
            ),
            text: (round) => `${round.kind} ${round.year}`,
          },
          { head: t("area"), cell: (round) => round.areaName, text: (round) => round.areaName },
          {
            head: t("review.standard"),
            cell: (round) => `${round.standardId} ${round.standardVersion}`,
            text: (round) => round.standardId,
          },
          {
            head: t("review.open"),
            cell: (round) => `${day(round.opensOn)} – ${day(round.closesOn)}`,
            text: (round) => round.opensOn,
            onPhone: true,
          },
          {
            head: t("state"),
            cell: (round) => (
              <StateBadge
                tone={round.closedOn === null ? "progress" : "good"}
                label={round.closedOn === null ? t("review.running") : t("review.closed")}
              />
            ),
            text: (round) => round.closedOn ?? "",
            onPhone: true,
          },
        ]}
      />
    </Stack>
  );
}
