import { SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { useShownText } from "./shown-text.ts";

type Parts = Output<typeof readMeasureParts>;

/** Which deprivations make up M0, the largest first, and how many lack each: as bars with every figure behind them. */
export function IndicatorsPicture({ parts, source }: { readonly parts: Parts; readonly source: string }) {
  const { t } = useTranslation(["evaluation/measure", "terms"]);
  const { language, number } = useFormat();
  const { figure, percent } = useShownText();
  const nameOf = useNames();
  const { total, k, weightBase, dimensions } = parts;
  const indicators = total.indicators
    .map((one) => ({ ...one, name: nameOf("needs", one.code) }))
    .toSorted((a, b) => size(b.share) - size(a.share));
  const [first, second] = indicators;
  if (first === undefined || second === undefined) return <Text>{t("nothing")}</Text>;
  const bars = (key: "share" | "censored"): ChartSpec => ({
    kind: "bars",
    rows: indicators.map((one) => ({ name: one.name, value: size(one[key]) * 100, text: percent(one[key]) })),
    axis: "%",
    tick: (value) => number(value, 0),
  });
  const isShown = typeof first.share === "number" && typeof second.share === "number";
  const finding = isShown
    ? t("parts.finding", {
        first: first.name,
        second: second.name,
        share: percent(size(first.share) + size(second.share), 0),
      })
    : t("parts.findingWithheld");
  const named = [
    ...indicators,
    ...dimensions.map(({ code, name }) => ({
      ...(total.dimensions.find((one) => one.code === code) ?? { contribution: null, share: null }),
      code: `dimension ${code}`,
      name: t("parts.dimension", { name: name[language] }),
      uncensored: undefined,
      censored: undefined,
    })),
  ];
  return (
    <Picture
      finding={finding}
      source={source}
      note={t("parts.note", {
        k: number(k),
        of: number(weightBase),
        H: percent(total.H),
        A: percent(total.A),
        M0: figure(total.M0),
        who: t(`parts.weigh.${parts.weighBy}`),
      })}
      picture={
        isShown ? (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {(["share", "censored"] as const).map((key) => (
              <div key={key}>
                <Text fw={600}>{t(`parts.figures.${key}`)}</Text>
                <Chart
                  spec={bars(key)}
                  label={`${t(`parts.figures.${key}`)}: ${indicators.map((one) => `${one.name} ${percent(one[key])}`).join("; ")}`}
                />
              </div>
            ))}
          </SimpleGrid>
        ) : null
      }
      table={
        <ListBody
          label={t("parts.indicators")}
          rows={named}
          rowKey={({ code }) => code}
          empty={{ why: t("nothing") }}
          exportName="measures-by-indicator"
          columns={[
            { key: "name", head: t("parts.indicator"), text: ({ name }) => name, onPhone: true },
            ...(["uncensored", "censored"] as const).map((key) => ({
              key,
              head: t(`parts.figures.${key}`),
              text: (row: (typeof named)[number]) => (row[key] === undefined ? "" : percent(row[key], 2)),
              numeric: true,
            })),
            {
              key: "contribution",
              head: t("parts.figures.contribution"),
              text: (row) => figure(row.contribution),
              numeric: true,
            },
            {
              key: "share",
              head: t("parts.figures.share"),
              text: (row) => percent(row.share),
              numeric: true,
              onPhone: true,
            },
          ]}
        />
      }
    />
  );
}

const size = (value: unknown): number => (typeof value === "number" ? value : 0);
