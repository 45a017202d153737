import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readDisbursement } from "#contract/treasury/disbursement.ts";
import { countryFormat } from "#web/format/country.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#web/ui/picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";

type Reported = Output<typeof readDisbursement>;

/** The year's money added up: what was to be disbursed, what was, and between which sums the year is expected to end. */
export function DisbursementCourse({ reported }: { readonly reported: Reported }) {
  const { t } = useTranslation("treasury/disbursement");
  const { moneyOverview, share, number, dong } = useFormat();
  const { course, total, forecast, asOf, monthsPassed } = reported;
  const spec = useMemo((): ChartSpec => {
    const billion = 10 ** (9 + countryFormat().currency.decimals);
    const billions = (amount: bigint) => Number(amount) / billion;
    const done = course.flatMap(({ month, disbursed }) =>
      disbursed === null ? [] : [{ x: month, y: billions(disbursed) }],
    );
    // What is to come begins at the end of the last complete month, on which the forecast rests.
    const last = done[monthsPassed - 1];
    return {
      kind: "lines",
      lines: [
        { name: t("course.disbursed"), points: done },
        {
          name: t("course.plan"),
          points: course.map(({ month, scheduled }) => ({ x: month, y: billions(scheduled) })),
        },
      ],
      band:
        forecast === null || last === undefined || last.x === 12
          ? undefined
          : {
              name: t("course.band"),
              points: [
                { x: last.x, low: last.y, high: last.y },
                { x: 12, low: billions(forecast.low), high: billions(forecast.high) },
              ],
            },
      axis: t("course.billions"),
      tick: (value) => number(value, value < 10 ? 1 : 0),
      across: t("course.month"),
      acrossTicks: course.map(({ month }) => month),
      acrossTick: String,
    };
  }, [course, forecast, monthsPassed, t, number]);
  const now = course.findLast(({ disbursed }) => disbursed !== null);
  if (total.available === 0n || now === undefined) return null;
  // What is due is what was to be disbursed by the end of the last complete month.
  const due = course[monthsPassed - 1]?.scheduled ?? 0n;
  return (
    <Picture
      finding={t(total.disbursed >= due ? "course.findingAhead" : "course.finding", {
        disbursed: moneyOverview(total.disbursed),
        available: moneyOverview(total.available),
        rate: total.rate === null ? "–" : share(total.rate / 10_000, 1),
        due: moneyOverview(due),
      })}
      asOf={asOf}
      source={t("course.source")}
      picture={<Chart spec={spec} label={t("course.label")} />}
      table={
        <ListBody
          label={t("course.label")}
          rows={course}
          rowKey={({ month }) => String(month)}
          empty={{ why: t("board.empty") }}
          exportName="disbursement-course"
          columns={[
            { key: "month", head: t("course.month"), text: ({ month }) => String(month), onPhone: true },
            { key: "plan", head: t("course.plan"), text: (row) => dong(row.scheduled), numeric: true, onPhone: true },
            {
              key: "disbursed",
              head: t("course.disbursed"),
              text: (row) => (row.disbursed === null ? "–" : dong(row.disbursed)),
              numeric: true,
              onPhone: true,
            },
          ]}
        />
      }
    />
  );
}
