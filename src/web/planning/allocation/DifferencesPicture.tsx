import { useMemo } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { countryFormat } from "#web/format/country.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { shownFirst, useFirstBars } from "#web/ui/picture/use-first-bars.tsx";
import { bothSidesFirst, largestDifferences } from "./largest-differences.ts";
import type { ComparedAmounts } from "./largest-differences.ts";

/** What areas get more or less by one sharing out than by another: the largest difference first, equal amounts left out. */
export function DifferencesPicture(props: {
  readonly rows: readonly ComparedAmounts[];
  /** What both are called. */
  readonly from: string;
  readonly to: string;
  readonly asOf?: LocalDate;
  readonly source: string;
  readonly exportName: string;
  /** In place of the table of amounts and differences. */
  readonly table?: ReactNode;
}) {
  const { t } = useTranslation(["planning/allocation", "terms"]);
  const { number, dong, moneyOverview } = useFormat();
  const { from, to } = props;
  const rows = useMemo(() => largestDifferences(props.rows), [props.rows]);
  const { shown, more } = useFirstBars(useMemo(() => bothSidesFirst(rows, shownFirst), [rows]));
  const spec = useMemo((): ChartSpec => {
    const million = 10 ** (6 + countryFormat().currency.decimals);
    return {
      kind: "differences",
      rows: shown
        .toSorted((one, other) => (one.difference < other.difference ? 1 : -1))
        .map(({ areaName, difference }) => ({
          name: areaName,
          value: Number(difference) / million,
          text: `${difference > 0n ? "+" : "−"}${number(Math.abs(Number(difference)) / million, 1)}`,
        })),
      axis: t("compare.axis"),
      tick: (value) => number(value, 1).replace("-", "−"),
    };
  }, [shown, number, t]);
  const extremes = rows.toSorted((one, other) => (one.difference < other.difference ? 1 : -1));
  const [most, least] = [extremes[0], extremes.at(-1)];
  if (most === undefined || least === undefined) return null;
  const words = {
    from,
    to,
    most: most.areaName,
    more: moneyOverview(most.difference),
    least: least.areaName,
    less: moneyOverview(-least.difference),
  };
  const finding =
    most.difference <= 0n
      ? t("compare.findingLess", words)
      : least.difference >= 0n
        ? t("compare.findingMore", words)
        : t("compare.finding", words);
  const amountColumn = (key: "before" | "after" | "difference", head: string) => ({
    key,
    head,
    unit: t("compare.unit"),
    text: (row: (typeof rows)[number]) => dong(row[key]),
    numeric: true,
    onPhone: key === "difference",
  });
  return (
    <Picture
      finding={finding}
      {...(props.asOf === undefined ? {} : { asOf: props.asOf })}
      source={props.source}
      note={t("compare.note", { same: props.rows.length - rows.length })}
      picture={
        <>
          <Chart spec={spec} label={finding} />
          {more}
        </>
      }
      table={
        props.table ?? (
          <ListBody
            label={t("compare.differences")}
            rows={rows}
            rowKey={({ areaId }) => areaId}
            empty={{ why: t("compare.chooseTwo") }}
            exportName={props.exportName}
            columns={[
              { key: "area", head: t("terms:area"), text: ({ areaName }) => areaName, onPhone: true },
              amountColumn("before", from),
              amountColumn("after", to),
              amountColumn("difference", t("compare.difference")),
            ]}
          />
        )
      }
    />
  );
}
