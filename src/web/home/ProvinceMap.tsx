import { useTranslation } from "react-i18next";
import { listRounds, roundProgress } from "#contract/review/round.ts";
import { readDisbursement } from "#contract/treasury/disbursement.ts";
import { localDate } from "#kernel/local-date.ts";
import type { PlaceFigure } from "#web/area/place-figure.ts";
import { PlacesPicture } from "#web/area/PlacesPicture.tsx";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useRoundFigures } from "#web/review/round/RoundPictures.tsx";
import { useMay } from "#web/session.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";

type Props = { readonly areaId: string; readonly today: string };
type Rows = Output<typeof roundProgress>["rows"];

/** The communes of a province on a map: how far the review is and how much money is out, from what the page has asked for anyway. */
export function ProvinceMap(props: Props) {
  const may = useMay();
  const rounds = useEndpoint(listRounds, {}, { enabled: may("review.readStandards") });
  const open = rounds.data?.rows.find((round) => round.closedOn === null && round.opensOn <= localDate(props.today));
  if (rounds.isLoading) return null;
  return open === undefined ? <CommunesMap {...props} rows={[]} /> : <OfRound {...props} roundId={open.roundId} />;
}

function OfRound(props: Props & { readonly roundId: Id<"round"> }) {
  const { roundId } = props;
  const progress = useEndpoint(roundProgress, { params: { roundId }, query: { communeId: undefined } });
  return progress.data === undefined ? null : <CommunesMap {...props} rows={progress.data.rows} />;
}

function CommunesMap(props: Props & { readonly rows: Rows; readonly roundId?: Id<"round"> }) {
  const { t } = useTranslation("home");
  const { share } = useFormat();
  const may = useMay();
  const { areaId, today, rows, roundId } = props;
  const year = Number(today.slice(0, 4));
  const money = useEndpoint(readDisbursement, { query: { areaId, year } }, { enabled: may("treasury.readTreasury") });
  const ofRound = useRoundFigures(rows);
  const rateOf = new Map((money.data?.rows ?? []).map((row) => [row.areaId, row.rate]));
  const disbursed: PlaceFigure = {
    key: "disbursed",
    label: t("map.disbursed", { year: String(year) }),
    of: (placeId) => {
      const rate = rateOf.get(placeId) ?? null;
      return rate === null ? undefined : { value: rate / 100, text: share(rate / 10_000, 1) };
    },
    say: (percent) => share(percent / 100, 0),
    least: 5,
  };
  const figures = [...(rows.length === 0 ? [] : ofRound), ...(rateOf.size === 0 ? [] : [disbursed])];
  if (figures.length === 0) return null;
  return (
    <PlacesPicture
      areaId={areaId}
      figures={figures}
      label={t("map.label")}
      source={t("map.source")}
      asOf={localDate(today)}
      hrefOf={(placeId) => (roundId === undefined ? paths.area(placeId) : paths.round(roundId, placeId))}
      exportName="communes"
    />
  );
}
