import { Anchor } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMeasures } from "#contract/evaluation/measure.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import { useBoundaries } from "#web/area/use-boundaries.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay } from "#web/session.ts";
import { AreaMap } from "#web/ui/map/AreaMap.tsx";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { poorestCommunes } from "./poorest-communes.ts";
import { bandOf, bandsOf } from "./rate-bands.ts";
import { listAreas } from "#contract/area/area.ts";
import { useClasses, useNames } from "#web/names.ts";

type Measures = Output<typeof readMeasures>;

/** Where the poor households are: a map by rate, with the finding as its title and the table behind it. */
export function PovertyMap(props: { readonly areaId: string; readonly measures: Measures; readonly source: string }) {
  const { t } = useTranslation(["evaluation/measure", "evaluation/cost", "ui"]);
  const { number, share } = useFormat();
  const router = useRouter();
  const { areaId, measures } = props;
  const isOne = isCommune(areaId);
  const places = useEndpoint(listAreas, { query: { parentId: areaId } }, { enabled: !isOne });
  const boundaries = useBoundaries(areaId, { enabled: !isOne });
  const { rows, ...poorest } = poorestCommunes(measures.rows, measures.total.poor, 10);
  const rateOf = (percent: number | Suppressed | null) =>
    percent === null ? "–" : percent === suppressed ? number(suppressed) : share(percent / 100, 1);
  const byId = new Map(rows.map((row) => [row.areaId, row]));
  const shownRate = (percent: number | Suppressed | null | undefined) => (typeof percent === "number" ? percent : null);
  const rates = rows.map((row) => shownRate(row.poorRate));
  // Where no rate is shown there is no band to explain.
  const bands = rates.every((rate) => rate === null) ? [] : bandsOf(rates);
  const figureOf = (row: Measures["rows"][number] | undefined) =>
    row === undefined
      ? t("ui:map.unknown")
      : row.poor === suppressed
        ? number(suppressed)
        : t("poorOf", { poor: number(row.poor), rate: rateOf(row.poorRate) });
  const areas = (places.data?.rows ?? []).map(({ areaId: id, name, centre }) => {
    const row = byId.get(id);
    const rate = shownRate(row?.poorRate);
    return {
      areaId: id,
      name,
      centre,
      boundary: boundaries.shapes.get(id),
      band: rate === null ? undefined : bandOf(rate, bands),
      isWithheld: row?.poor === suppressed,
      figure: figureOf(row),
    };
  });
  const bandText = bands.map((from, at) => {
    const to = bands[at + 1];
    return to === undefined ? t("bandFrom", { from: rateOf(from) }) : t("band", { from: rateOf(from), to: rateOf(to) });
  });
  const isWithheld = rows.length > 0 && poorest.withheld === rows.length;
  const { names, share: part } = poorest;
  const ofTop = {
    count: names.length,
    names: names.slice(0, 2).join(", "),
    share: share(part ?? 0, 0),
  };
  const finding = isWithheld
    ? t("evaluation/cost:allWithheld")
    : isOne
      ? t("findingOne", { poor: number(measures.total.poor), rate: rateOf(measures.total.poorRate) })
      : names.length === 0 || part === undefined
        ? t("mapLabel")
        : t(poorest.withheld === 0 ? "finding" : "findingOfShown", ofTop);
  return (
    <Picture
      finding={finding}
      source={props.source}
      picture={
        isOne || isWithheld ? null : (
          <AreaMap
            label={t("mapLabel")}
            areas={areas}
            bands={bandText}
            boundaries={boundaries.origin}
            onOpen={(id) => router.history.push(paths.area(id))}
          />
        )
      }
      table={isWithheld ? null : <MeasuresTable rows={rows} />}
    />
  );
}

function MeasuresTable({ rows }: { readonly rows: Measures["rows"] }) {
  const { t } = useTranslation(["evaluation/measure", "terms"]);
  const nameOf = useNames();
  const classes = useClasses();
  const { number, share } = useFormat();
  const mayOpen = useMay()("evaluation.readRows");
  const exact = (value: number | Suppressed | null) => (value === null ? "–" : number(value, 4));
  return (
    <ListBody
      label={t("results")}
      rows={rows}
      rowKey={(row) => row.areaId}
      empty={{ why: t("nothing") }}
      exportName="measures"
      columns={[
        { key: "area", head: t("terms:commune"), text: (row) => row.areaName },
        { key: "households", head: t("terms:households"), text: (row) => number(row.households), numeric: true },
        {
          key: "inPoverty",
          head: nameOf("roles", "in_poverty"),
          text: (row) => number(row.poor),
          cell: (row) =>
            mayOpen ? (
              <Anchor inherit href={paths.behind({ areaId: row.areaId, class: classes.codeOf("in_poverty") })}>
                {number(row.poor)}
              </Anchor>
            ) : (
              number(row.poor)
            ),
          numeric: true,
          onPhone: true,
        },
        {
          key: "rate",
          head: t("rate"),
          text: (row) => (typeof row.poorRate === "number" ? share(row.poorRate / 100, 2) : exact(row.poorRate)),
          numeric: true,
          onPhone: true,
        },
        {
          key: "nearPoor",
          head: nameOf("roles", "near_poverty"),
          text: (row) => number(row.nearPoor),
          cell: (row) =>
            mayOpen ? (
              <Anchor inherit href={paths.behind({ areaId: row.areaId, class: classes.codeOf("near_poverty") })}>
                {number(row.nearPoor)}
              </Anchor>
            ) : (
              number(row.nearPoor)
            ),
          numeric: true,
        },
        { key: "H", head: "H", text: (row) => exact(row.H), numeric: true },
        { key: "A", head: "A", text: (row) => exact(row.A), numeric: true },
        { key: "M0", head: "M0", text: (row) => exact(row.M0), numeric: true },
      ]}
    />
  );
}
