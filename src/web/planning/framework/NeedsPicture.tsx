import { Stack } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readNeeds } from "#contract/planning/need.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { PlaceFigure } from "#web/area/place-figure.ts";
import { PlacesPicture } from "#web/area/PlacesPicture.tsx";
import { useClasses, useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { povertyCauses } from "#programme/review/explanation/poverty-causes.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";

type Needs = Output<typeof readNeeds>;
type Row = Needs["rows"][number];

/**
 * A count that is left out is zero only where something was counted and nothing of the place is withheld: elsewhere it is withheld too, or
 * not known (undefined).
 */
function shownCount(row: Row, count: ShownCount | undefined): ShownCount | undefined {
  if (count !== undefined) return count;
  if (!row.isCounted) return undefined;
  return row.byClass.some(({ households }) => households === suppressed) ? suppressed : 0;
}

/** What poor and near-poor households lack, the most frequent first: of the area as bars, and place by place as a heat map. */
export function NeedsPicture({ needs }: { readonly needs: Needs }) {
  const { scope } = useAreaScope();
  const { t } = useTranslation(["planning/need", "ui"]);
  const { language, number } = useFormat();
  const { indicators, rows, areaName, asOf } = needs;
  const found = useMemo(() => {
    const [whole, ...places] = rows;
    const countOf = (row: Needs["rows"][number] | undefined, key: string) =>
      row?.byNeed.find((one) => one.key === key)?.households;
    const shownOf = (row: Needs["rows"][number] | undefined, key: string) => {
      const count = countOf(row, key);
      return count === suppressed ? undefined : count;
    };
    const order = indicators
      .map(({ code, name }) => ({
        code,
        name: name[language],
        value: shownOf(whole, code) ?? 0,
        text: number(countOf(whole, code) ?? 0),
      }))
      .toSorted((a, b) => b.value - a.value);
    const bars: ChartSpec = {
      kind: "bars",
      rows: order,
      axis: t("picture.axis"),
      tick: (value) => number(value, 0),
    };
    const cells: ChartSpec = {
      kind: "heat",
      cells: places.flatMap((row) =>
        order.map(({ code, name }) => {
          const count = shownCount(row, countOf(row, code));
          const text = count === suppressed ? "•" : count === undefined ? "–" : count === 0 ? "" : number(count);
          return { row: row.areaName, column: name, value: count === suppressed ? undefined : count, text };
        }),
      ),
    };
    return { order, bars, cells, places };
  }, [indicators, rows, language, number, t]);
  const [first, second] = found.order;
  if (first === undefined || second === undefined || first.value === 0) return null;
  const source = t("picture.source");
  const table = (label: string) => (
    <ListBody
      label={label}
      rows={found.order}
      rowKey={({ code }) => code}
      empty={{ why: t("needs.empty") }}
      exportName="needs-by-deprivation"
      columns={[
        { key: "need", head: t("picture.need"), text: ({ name }) => name, onPhone: true },
        {
          key: "households",
          head: t("picture.axis"),
          text: ({ text }) => text,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
  const finding = t("picture.finding", {
    area: areaName,
    first: first.name,
    firstCount: number(first.value),
    second: second.name,
    secondCount: number(second.value),
  });
  return (
    <Stack gap="xl">
      <Picture
        finding={finding}
        asOf={asOf}
        source={source}
        picture={<Chart spec={found.bars} label={finding} />}
        table={table(t("picture.bars"))}
      />
      {found.places.length > 1 && (
        <Picture
          finding={t("picture.heat", { first: first.name })}
          asOf={asOf}
          source={source}
          note={t("picture.heatNote", { hidden: t("ui:suppressed") })}
          picture={<Chart spec={found.cells} label={t("picture.heat", { first: first.name })} />}
          table={<PlacesTable places={found.places} order={found.order} />}
        />
      )}
      {found.places.length > 1 && scope !== undefined && (
        <NeedsMap areaId={scope.areaId} needs={needs} source={source} />
      )}
    </Stack>
  );
}

function PlacesTable(props: {
  readonly places: readonly Row[];
  readonly order: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation(["planning/need", "terms", "ui"]);
  const { number } = useFormat();
  return (
    <ListBody
      label={t("picture.byPlace")}
      rows={props.places}
      rowKey={({ areaId }) => areaId}
      empty={{ why: t("needs.empty") }}
      exportName="needs-by-place"
      columns={[
        { key: "area", head: t("terms:area"), text: ({ areaName }) => areaName, onPhone: true },
        ...props.order.map(({ code, name }, at) => ({
          key: code,
          head: name,
          text: (row: Row) => {
            const count = shownCount(row, row.byNeed.find(({ key }) => key === code)?.households);
            return count === undefined ? "–" : number(count);
          },
          numeric: true,
          onPhone: at === 0,
        })),
      ]}
    />
  );
}

/** Where the households are: the map by classes, deprivations and causes. */
function NeedsMap(props: { readonly areaId: string; readonly needs: Needs; readonly source: string }) {
  const { t } = useTranslation("planning/need");
  const { language, number } = useFormat();
  const nameOf = useNames();
  const classes = useClasses();
  const { indicators, rows, asOf } = props.needs;
  const byId = new Map(rows.map((row) => [row.areaId, row]));
  const figure = (by: "byClass" | "byNeed" | "byCause", key: string, label: string): PlaceFigure => ({
    key: `${by} ${key}`,
    label,
    of: (areaId) => {
      const row = byId.get(areaId);
      const count = row === undefined ? undefined : shownCount(row, row[by].find((one) => one.key === key)?.households);
      if (count === undefined) return undefined;
      const isWithheld = count === suppressed;
      return { value: isWithheld ? undefined : count, text: number(count), isWithheld };
    },
    say: (value) => number(value, 0),
    least: 1,
  });
  return (
    <PlacesPicture
      areaId={props.areaId}
      figures={[
        ...classes.codes.filter(classes.isListed).map((code) => figure("byClass", code, nameOf("classes", code))),
        ...indicators.map(({ code, name }) => figure("byNeed", code, name[language])),
        ...povertyCauses.map((cause) => figure("byCause", cause, t(`causes.${cause}`))),
      ]}
      label={t("picture.byPlace")}
      asOf={asOf}
      source={props.source}
      hrefOf={paths.area}
      exportName="needs-map"
    />
  );
}
