import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMeasures } from "#contract/evaluation/measure.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import type { PlaceFigure } from "#web/area/place-figure.ts";
import { PlacesPicture } from "#web/area/PlacesPicture.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay } from "#web/session.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { poorestCommunes } from "./poorest-communes.ts";
import { useClasses, useNames } from "#web/names.ts";

type Measures = Output<typeof readMeasures>;
type Shown = number | Suppressed | null;

/** Where the poor households are: a map by rate, with the finding as its title and the table behind it. */
export function PovertyMap(props: { readonly areaId: string; readonly measures: Measures; readonly source: string }) {
  const { t } = useTranslation(["evaluation/measure", "evaluation/cost", "ui"]);
  const { number, share } = useFormat();
  const nameOf = useNames();
  const { areaId, measures, source } = props;
  const { rows, ...poorest } = poorestCommunes(measures.rows, measures.total.poor, 10);
  const percent = (value: number) => share(value / 100, 1);
  const rateOf = (rate: Shown) => (typeof rate === "number" ? percent(rate) : rate === null ? "–" : number(rate));
  const byId = new Map(rows.map((row) => [row.areaId, row]));
  const figure = (key: "poorRate" | "nearPoorRate" | "M0", one: Pick<PlaceFigure, "label" | "say" | "least">) => ({
    ...one,
    key,
    of: (placeId: string) => {
      const row = byId.get(placeId);
      return row === undefined
        ? undefined
        : {
            value: typeof row[key] === "number" ? row[key] : undefined,
            text:
              key === "poorRate" ? figureOf(row) : typeof row[key] === "number" ? one.say(row[key]) : rateOf(row[key]),
            isWithheld: row[key] === suppressed,
          };
    },
  });
  const figureOf = (row: Measures["rows"][number]) =>
    row.poor === suppressed ? number(suppressed) : t("poorOf", { poor: number(row.poor), rate: rateOf(row.poorRate) });
  const figures: readonly PlaceFigure[] = [
    figure("poorRate", { label: t("rate"), say: percent, least: 0.5 }),
    figure("nearPoorRate", { label: nameOf("roles", "near_poverty"), say: percent, least: 0.5 }),
    figure("M0", { label: t("M0"), say: (value) => number(value, 4), least: 0.001 }),
  ];
  const isWithheld = rows.length > 0 && poorest.withheld === rows.length;
  const { names, share: part } = poorest;
  const ofTop = {
    count: names.length,
    names: names.slice(0, 2).join(", "),
    share: share(part ?? 0, 0),
  };
  const finding =
    names.length === 0 || part === undefined
      ? t("mapLabel")
      : t(poorest.withheld === 0 ? "finding" : "findingOfShown", ofTop);
  const table = <MeasuresTable rows={rows} />;
  if (isWithheld)
    return <Picture finding={t("evaluation/cost:allWithheld")} source={source} picture={null} table={null} />;
  // One commune alone is no map: its figures are the facts at the head of the page.
  if (isCommune(areaId)) return null;
  return (
    <PlacesPicture
      areaId={areaId}
      figures={figures}
      label={t("mapLabel")}
      source={source}
      hrefOf={paths.area}
      findingOf={(key) => (key === "poorRate" ? finding : undefined)}
      table={table}
      exportName="measures"
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
