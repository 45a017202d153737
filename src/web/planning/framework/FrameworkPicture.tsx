import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readFramework } from "#contract/planning/framework.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec, Step } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { moneyOf, shareOf } from "./framework-progress.ts";

type Framework = Output<typeof readFramework>;

/** The framework as a drawing: goals, their targets with how far each is reached, outputs delivered, and money disbursed. */
export function FrameworkPicture({ framework }: { readonly framework: Framework }) {
  const { t } = useTranslation(["planning/framework", "ui"]);
  const { language, number, moneyOverview, share } = useFormat();
  const nameOf = useNames();
  const { goals, asOf } = framework;
  const rows = useMemo(() => {
    const ofOutput = (
      output: Framework["goals"][number]["targets"][number]["outputs"][number],
      key: string,
    ): Step[] => {
      const counts = {
        quantity: number(output.quantity),
        unit: nameOf("units", output.unit),
        delivered: number(output.delivered),
      };
      const money = moneyOf(output.lines);
      return [
        {
          key,
          name: output.kindName[language],
          level: 2,
          share: shareOf(output.delivered, output.quantity),
          text: t("picture.delivered", counts),
        },
        ...(money === undefined
          ? []
          : [
              {
                key: `${key} money`,
                name: t("money"),
                level: 3,
                share: money.share,
                text: t("picture.disbursed", {
                  disbursed: moneyOverview(money.disbursed),
                  planned: moneyOverview(money.planned),
                }),
              },
            ]),
      ];
    };
    return goals.flatMap(({ title, targets }, at): Step[] => [
      { key: `goal ${at}`, name: title, level: 0, isGroup: true, share: undefined, text: "" },
      ...targets.flatMap((target, place): Step[] => {
        const key = `target ${at} ${place}`;
        const reached = target.reached;
        return [
          {
            key,
            name: target.indicatorName[language],
            level: 1,
            share: reached === null ? undefined : reached / 100,
            text: reached === null ? t("noActual") : t("picture.reached", { share: share(reached / 100, 0) }),
          },
          ...target.outputs.flatMap((output) => ofOutput(output, `${key} ${output.activityKind}`)),
        ];
      }),
    ]);
  }, [goals, language, number, nameOf, moneyOverview, share, t]);
  const spec: ChartSpec = useMemo(() => ({ kind: "progress", rows }), [rows]);
  const targets = goals.flatMap((goal) => goal.targets);
  const reached = targets.filter((target) => (target.reached ?? 0) >= 100).length;
  const measured = targets.filter((target) => target.reached !== null).length;
  if (targets.length === 0) return null;
  const finding = t(measured === 0 ? "picture.findingNone" : "picture.finding", {
    reached,
    measured,
    all: targets.length,
  });
  const levels = ["goal", "target", "output", "money"] as const;
  return (
    <Picture
      finding={finding}
      asOf={asOf}
      source={t("picture.source")}
      note={t("picture.note")}
      picture={<Chart spec={spec} label={finding} />}
      table={
        <ListBody
          label={finding}
          rows={rows}
          rowKey={({ key }) => key}
          empty={{ why: t("empty") }}
          exportName="framework-progress"
          columns={[
            {
              key: "level",
              head: t("picture.level"),
              text: ({ level }) => t(`picture.levels.${levels[level] ?? "money"}`),
            },
            { key: "name", head: t("name"), text: ({ name }) => name, onPhone: true, isSentence: true },
            { key: "progress", head: t("picture.progress"), text: ({ text }) => text, onPhone: true },
          ]}
        />
      }
    />
  );
}
