import { Stack } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readNeeds } from "#contract/planning/need.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#web/ui/picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";

type Needs = Output<typeof readNeeds>;

/** What poor and near-poor households lack, the most frequent first: of the area as bars, and place by place as a heat map. */
export function NeedsPicture({ needs }: { readonly needs: Needs }) {
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
          const count = countOf(row, code);
          const text = count === suppressed ? "•" : count === undefined ? "" : number(count);
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
          table={table(t("picture.bars"))}
        />
      )}
    </Stack>
  );
}
