import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readTargeting } from "#contract/evaluation/targeting.ts";
import { useShownText } from "#web/evaluation/measure/shown-text.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Chart } from "#web/ui/picture/Chart.tsx";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { useTargetingColumns } from "./use-targeting-columns.ts";

type Targeting = Output<typeof readTargeting>;

/** How many of the eligible each kind reached: as bars, and all figures as a table in which each kind opens. */
export function KindsPicture(props: { readonly targeting: Targeting; readonly hrefOf: (kind: string) => string }) {
  const { targeting, hrefOf } = props;
  const { t } = useTranslation("evaluation/targeting");
  const { number } = useFormat();
  const { percent } = useShownText();
  const nameOf = useNames();
  const columns = useTargetingColumns();
  const shown = targeting.kinds
    .flatMap((one) =>
      typeof one.coverage === "number" && typeof one.served === "number" && one.served > 0
        ? [{ name: nameOf("kinds", one.kind), value: one.coverage * 100, text: percent(one.coverage) }]
        : [],
    )
    .toSorted((a, b) => b.value - a.value);
  const [first] = shown;
  const spec: ChartSpec = { kind: "bars", rows: shown, axis: "%", tick: (value) => number(value, 0) };
  const table = (
    <RowsSection
      title={t("kinds")}
      rows={targeting.kinds}
      rowKey={({ kind }) => kind}
      empty={{ why: t("none") }}
      exportName="targeting"
      columns={[
        {
          key: "kind",
          head: t("kind"),
          text: ({ kind }) => nameOf("kinds", kind),
          cell: ({ kind }) => (
            <Anchor inherit href={hrefOf(kind)}>
              {nameOf("kinds", kind)}
            </Anchor>
          ),
          onPhone: true,
        },
        ...columns,
      ]}
    />
  );
  if (first === undefined) return table;
  return (
    <Picture
      finding={t("finding", { kind: first.name, share: first.text })}
      asOf={targeting.until}
      source={t("source")}
      note={t("note")}
      picture={
        <Chart
          spec={spec}
          label={`${t("figures.coverage")}: ${shown.map(({ name, text }) => `${name} ${text}`).join("; ")}`}
        />
      }
      table={table}
    />
  );
}
