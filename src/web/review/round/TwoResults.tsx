import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useNames } from "#web/names.ts";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { listRounds } from "#contract/review/round.ts";
import type { round } from "#contract/review/round.ts";
import { readTwoResults } from "#contract/review/survey.ts";
import { addDays } from "#kernel/local-date.ts";
import type { z } from "zod";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

type Round = z.output<typeof round>;
type Row = Output<typeof readTwoResults>["rows"][number];

/** The opening list made of the visits of a round, or the round whose visits made this opening list; and both results by village. */
export function TwoResults(props: { readonly round: Round; readonly communeId: string | undefined }) {
  const { t } = useTranslation("review/standard");
  const may = useMay();
  const { round: own, communeId } = props;
  const { day } = useFormat();
  const rounds = useEndpoint(listRounds);
  const other = own.askedInRoundId ?? own.openingRoundId;
  if (other === null) return null;
  const isOpening = own.askedInRoundId !== null;
  const opening = isOpening ? own : rounds.data?.rows.find(({ roundId }) => roundId === other);
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t("two.what")}</Title>
      <Text>{t(isOpening ? "two.isOpening" : "two.hasOpening")}</Text>
      <Text maw="44rem">{t("two.why")}</Text>
      {opening !== undefined && (
        <Text maw="44rem">
          {t("two.counts", { last: day(addDays(opening.standardFrom, -1)), from: day(opening.standardFrom) })}
        </Text>
      )}
      <Text maw="44rem">{t("two.todo")}</Text>
      <Anchor href={paths.round(other, communeId)}>{t(isOpening ? "two.toRound" : "two.toOpening")}</Anchor>
      {communeId !== undefined && may("review.readReviews") && (
        <ByVillage roundId={own.roundId} communeId={communeId} />
      )}
    </Stack>
  );
}

function ByVillage(params: { readonly roundId: Round["roundId"]; readonly communeId: string }) {
  const { t } = useTranslation(["review/standard", "terms"]);
  const nameOf = useNames();
  const { number } = useFormat();
  const asked = useEndpoint(readTwoResults, { params });
  const named = (code: string) => nameOf("classes", code === "-" ? null : code);
  const textOf = (counts: Row["first"]) =>
    Object.entries(counts)
      .map(([code, households]) => `${named(code)}: ${number(households)}`)
      .join("; ");
  const changesOf = (row: Row) =>
    Object.entries(row.changes)
      .map(([key, households]) => ({ codes: key.split(">"), households }))
      .filter(({ codes: [first, opening] }) => first !== opening)
      .map(({ codes: [first = "-", opening = "-"], households }) =>
        t("two.change", { from: named(first), to: named(opening), households: number(households) }),
      )
      .join("; ");
  return (
    <RowsSection
      title={t("two.title")}
      rows={asked.data?.rows}
      error={asked.error}
      rowKey={(row) => row.villageId ?? ""}
      empty={{ why: t("two.nothing") }}
      exportName="two-results"
      columns={[
        { key: "village", head: t("terms:village"), text: (row) => row.villageName ?? "–", onPhone: true },
        { key: "households", head: t("terms:households"), text: (row) => number(row.households), numeric: true },
        { key: "first", head: t("two.first"), text: (row) => textOf(row.first), onPhone: true },
        { key: "opening", head: t("two.opening"), text: (row) => textOf(row.opening), onPhone: true },
        { key: "changes", head: t("two.changes"), text: (row) => changesOf(row) || "–" },
      ]}
    />
  );
}
