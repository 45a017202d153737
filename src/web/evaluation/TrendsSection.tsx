import { SimpleGrid, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readMeasures } from "#contract/evaluation/measure.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { endpointQuery } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { stretchesOf, yearsOf } from "./trend.ts";
import type { TrendYear } from "./trend.ts";

/** The same figures year by year, each in a small picture of its own; where the standard changed the line is broken. */
export function TrendsSection(props: { readonly areaId: string; readonly today: LocalDate; readonly source: string }) {
  const { t } = useTranslation(["evaluation/measure", "terms"]);
  const { number, share } = useFormat();
  const nameOf = useNames();
  const { areaId, today } = props;
  const days = yearsOf(today);
  const asked = useQueries({ queries: days.map((on) => endpointQuery(readMeasures, { query: { areaId, on } })) });
  if (asked.some(({ isLoading }) => isLoading)) return null;
  const years = asked.flatMap(({ data }, at): TrendYear[] => {
    const day = days[at];
    if (data === undefined || day === undefined || data.rows.length === 0) return [];
    return [{ year: Number(day.slice(0, 4)), standardId: data.provenance.standardId, total: data.total }];
  });
  if (years.length < 2) return null;
  const percent = (value: number) => share(value / 100, 1);
  const figures = [
    {
      key: "rate",
      of: ({ poorRate }: TrendYear["total"]) => poorRate,
      name: t("rate"),
      say: percent,
      axis: "%",
      tick: (value: number) => number(value, 1),
    },
    {
      key: "nearRate",
      of: ({ nearPoorRate }: TrendYear["total"]) => nearPoorRate,
      name: t("trend.nearPoor", { class: nameOf("roles", "near_poverty") }),
      say: percent,
      axis: "%",
      tick: (value: number) => number(value, 1),
    },
    {
      key: "count",
      of: ({ poor }: TrendYear["total"]) => poor,
      name: nameOf("roles", "in_poverty"),
      say: (value: number) => number(value, 0),
      axis: t("terms:households"),
      tick: (value: number) => number(value, 0),
    },
    {
      key: "M0",
      of: ({ M0 }: TrendYear["total"]) => M0,
      name: t("M0"),
      say: (value: number) => number(value, 4),
      axis: "",
      tick: (value: number) => number(value, 3),
    },
  ] as const;
  const textOf = ({ total }: TrendYear, { of, say }: (typeof figures)[number]) => {
    const value = of(total);
    return typeof value === "number" ? say(value) : value === null ? "–" : number(value);
  };
  const specOf = (figure: (typeof figures)[number]): ChartSpec => ({
    kind: "lines",
    lines: stretchesOf(years, figure.of).map((points) => ({
      name: figure.say(points.at(-1)?.y ?? 0),
      points: [...points],
    })),
    axis: figure.axis,
    tick: figure.tick,
    across: t("terms:year"),
    acrossTicks: years.map(({ year }) => year),
    acrossTick: String,
  });
  const drawn = figures.filter(({ of }) => stretchesOf(years, of).length > 0);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || drawn.length === 0) return null;
  const words = {
    from: String(first.year),
    to: String(last.year),
    before: textOf(first, figures[0]),
    after: textOf(last, figures[0]),
  };
  const isOneStandard = new Set(years.map(({ standardId }) => standardId)).size === 1;
  return (
    <Picture
      finding={t(isOneStandard ? "trend.finding" : "trend.findingBroken", words)}
      source={props.source}
      note={isOneStandard ? t("trend.note") : t("trend.noteBroken")}
      picture={
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {drawn.map((figure) => (
            <div key={figure.key}>
              <Text fw={600}>{figure.name}</Text>
              <Chart
                spec={specOf(figure)}
                label={`${figure.name}: ${years.map((one) => `${String(one.year)} ${textOf(one, figure)}`).join("; ")}`}
              />
            </div>
          ))}
        </SimpleGrid>
      }
      table={
        <ListBody
          label={t("trend.label")}
          rows={years}
          rowKey={({ year }) => String(year)}
          empty={{ why: t("nothing") }}
          exportName="results-by-year"
          columns={[
            { key: "year", head: t("terms:year"), text: ({ year }) => String(year), onPhone: true },
            ...figures.map((figure) => ({
              key: figure.key,
              head: figure.name,
              text: (row: TrendYear) => textOf(row, figure),
              numeric: true,
              onPhone: figure.key === "rate",
            })),
          ]}
        />
      }
    />
  );
}
