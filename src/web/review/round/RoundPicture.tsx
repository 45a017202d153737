import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { roundProgress } from "#contract/review/round.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { useFirstBars } from "#web/ui/picture/use-first-bars.tsx";
import { countSteps, reviewSteps } from "./review-steps.ts";

type Rows = Output<typeof roundProgress>["rows"];

/** How far the places of a round are: of each a bar of its households by the step that they wait for, those that are least far first. */
export function RoundPicture(props: {
  readonly rows: Rows;
  readonly asOf: LocalDate;
  readonly rowHead: string;
  readonly hrefOf: (areaId: string) => string;
}) {
  const { t } = useTranslation(["review/round", "ui"]);
  const { number, share } = useFormat();
  const { rows, hrefOf } = props;
  const found = useMemo(() => {
    const places = rows
      .map(({ areaId, areaName, states }) => {
        const steps = countSteps(states);
        return { areaId, areaName, steps, all: reviewSteps.reduce((sum, step) => sum + steps[step], 0) };
      })
      .filter(({ all }) => all > 0)
      .toSorted((one, other) => one.steps.done / one.all - other.steps.done / other.all || other.all - one.all);
    const sum = (of: (place: (typeof places)[number]) => number) => places.reduce((total, one) => total + of(one), 0);
    const used = reviewSteps.filter((step) => sum(({ steps }) => steps[step]) > 0);
    const sums = { survey: 0, score: 0, meet: 0, post: 0, decide: 0, done: 0 };
    for (const step of reviewSteps) sums[step] = sum(({ steps }) => steps[step]);
    return { places, used, sums, done: sum(({ steps }) => steps.done), all: sum(({ all }) => all) };
  }, [rows]);
  const { places, used, sums, done, all } = found;
  const { shown, more } = useFirstBars(places);
  const spec = useMemo((): ChartSpec => {
    return {
      kind: "stacked",
      parts: used.map((step) => t(`step.${step}`)),
      rows: shown.flatMap(({ areaName, steps }) =>
        used.map((step) => ({
          name: areaName,
          part: t(`step.${step}`),
          value: steps[step],
          text: number(steps[step]),
        })),
      ),
      axis: t("picture.axis"),
      tick: (value) => number(value, 0),
    };
  }, [shown, used, t, number]);
  const [last, next] = places;
  if (last === undefined || next === undefined) return null;
  const isBehind = last.steps.done / last.all < next.steps.done / next.all - 0.005;
  const waiting = used.filter((step) => step !== "done").toSorted((one, other) => sums[other] - sums[one])[0];
  const kind = waiting === undefined ? "allDone" : isBehind ? "finding" : "findingStep";
  const finding = t(`picture.${kind}`, {
    step: waiting === undefined ? "" : t(`step.${waiting}`),
    count: waiting === undefined ? "" : number(sums[waiting]),
    done: number(done),
    all: number(all),
    share: share(done / all, 0),
    last: last.areaName,
    lastShare: share(last.steps.done / last.all, 0),
  });
  return (
    <Picture
      finding={finding}
      asOf={props.asOf}
      source={t("picture.source")}
      picture={
        <>
          <Chart spec={spec} label={finding} />
          {more}
        </>
      }
      table={
        <ListBody
          label={t("picture.label")}
          rows={places}
          rowKey={({ areaId }) => areaId}
          hrefOf={({ areaId }) => hrefOf(areaId)}
          empty={{ why: t("nobodyListed") }}
          exportName="review-steps"
          columns={[
            { key: "area", head: props.rowHead, text: ({ areaName }) => areaName, onPhone: true },
            ...used.map((step) => ({
              key: step,
              head: t(`step.${step}`),
              text: ({ steps }: (typeof places)[number]) => number(steps[step]),
              numeric: true,
              onPhone: step === "done",
            })),
            { key: "all", head: t("picture.axis"), text: ({ all: whole }) => number(whole), numeric: true },
          ]}
        />
      }
    />
  );
}
