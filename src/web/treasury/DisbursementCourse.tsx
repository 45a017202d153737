import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readDisbursement } from "#contract/treasury/disbursement.ts";
import { disbursementCourse } from "#picture/disbursement-course.ts";
import { countryFormat } from "#web/format/country.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";

type Reported = Output<typeof readDisbursement>;

/** The year's money added up: what was to be disbursed, what was, and between which sums the year is expected to end. */
export function DisbursementCourse({ reported }: { readonly reported: Reported }) {
  const { t } = useTranslation("treasury/disbursement");
  const { moneyOverview, share, number, dong } = useFormat();
  const { course, total, forecast, asOf, monthsPassed } = reported;
  const spec = useMemo(
    () =>
      disbursementCourse(
        { course, forecast, monthsPassed },
        {
          words: {
            disbursed: t("course.disbursed"),
            plan: t("course.plan"),
            band: t("course.band"),
            billions: t("course.billions"),
            month: t("course.month"),
          },
          billion: 10 ** (9 + countryFormat().currency.decimals),
          number,
        },
      ),
    [course, forecast, monthsPassed, t, number],
  );
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
