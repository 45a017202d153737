import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readSurvival } from "#contract/evaluation/movement-form.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useShownText } from "#web/evaluation/measure/shown-text.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";

type Cohort = Output<typeof readSurvival>["total"];

/** How many of those who left the list are still off it after one to five years: of all, and of each year in which they left. */
export function SurvivalPicture({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation("evaluation/movement");
  const { number } = useFormat();
  const { percent } = useShownText();
  const asked = useEndpoint(readSurvival, { query: { areaId } });
  if (asked.data === undefined || asked.data.total.escaped === 0) return null;
  const { total, cohorts, provenance } = asked.data;
  const nameOf = ({ year }: Cohort) => (year === null ? t("survival.all") : String(year));
  const all = [total, ...cohorts];
  const lines = all.flatMap((cohort) => {
    const points = cohort.points.flatMap(({ years, share }) =>
      typeof share === "number" ? [{ x: years, y: share * 100 }] : [],
    );
    return points.length === 0 ? [] : [{ name: nameOf(cohort), points: [{ x: 0, y: 100 }, ...points] }];
  });
  const spec: ChartSpec = {
    kind: "lines",
    lines,
    axis: "%",
    tick: (value) => number(value, 0),
    across: t("survival.years"),
    acrossTicks: [0, 1, 2, 3, 4, 5],
    acrossTick: (years) => number(years, 0),
  };
  const three = total.points.find(({ years, share }) => years === 3 && typeof share === "number");
  const finding = three === undefined ? t("survival.title") : t("survival.finding", { share: percent(three.share, 0) });
  return (
    <Picture
      finding={finding}
      asOf={provenance.asOf}
      source={t("survival.source")}
      note={t("survival.note")}
      picture={
        lines.length === 0 ? null : (
          <Chart
            spec={spec}
            label={`${t("survival.title")}: ${total.points.map(({ years, share }) => `${number(years)}: ${percent(share)}`).join("; ")}`}
          />
        )
      }
      table={
        <ListBody
          label={t("survival.title")}
          rows={all}
          rowKey={(cohort) => nameOf(cohort)}
          empty={{ why: t("nobody") }}
          exportName="survival-of-escapes"
          columns={[
            { key: "year", head: t("survival.cohort"), text: nameOf, onPhone: true },
            { key: "escaped", head: t("survival.escaped"), text: (row) => number(row.escaped), numeric: true },
            ...[1, 2, 3, 4, 5].map((years) => ({
              key: `after-${years}`,
              head: t("survival.after", { years: number(years) }),
              text: (row: Cohort) => percent(row.points.find((one) => one.years === years)?.share ?? null),
              numeric: true,
              onPhone: years === 3,
            })),
          ]}
        />
      }
    />
  );
}
