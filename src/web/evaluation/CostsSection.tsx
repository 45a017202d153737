import { Anchor, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { sumShown, suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import { GroupedRows } from "#web/ui/list/GroupedRows.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { readCosts } from "#contract/evaluation/cost.ts";
import { listTargetResults } from "#contract/evaluation/target.ts";
import { useNames } from "#web/names.ts";

type Scope = { readonly areaId: string; readonly year: number };

/** A table of which nothing may be shown is one sentence. */
function areAll<Row>(rows: readonly Row[] | undefined, isWithheld: (row: Row) => boolean): boolean {
  return rows !== undefined && rows.length > 0 && rows.every(isWithheld);
}

/** Target against result, and what a deprivation removed has cost. */
export function CostsSection(props: Scope) {
  const { t } = useTranslation("evaluation/targeting");
  return (
    <Stack gap="xl">
      <Anchor href={paths.targeting({ areaId: props.areaId })}>{t("link")}</Anchor>
      <Costs {...props} />
      <Targets {...props} />
    </Stack>
  );
}

function Costs({ areaId, year }: Scope) {
  const { t } = useTranslation(["evaluation/cost", "codes", "delivery/activity"]);
  const nameOf = useNames();
  const { number } = useFormat();
  const costs = useEndpoint(readCosts, { query: { areaId, year: String(year) } });
  const isWithheld = areAll(costs.data?.rows, ({ paid }) => paid === null);
  return (
    <RowsSection
      title={t("costs")}
      rows={isWithheld ? [] : costs.data?.rows}
      error={costs.error}
      rowKey={(row) => `${row.activityKind} ${row.indicator ?? ""}`}
      empty={{ why: isWithheld ? t("allWithheld") : t("noCosts") }}
      exportName="costs"
      columns={[
        {
          key: "kind",
          head: t("delivery/activity:activity"),
          text: (row) =>
            `${nameOf("kinds", row.activityKind)}: ${row.indicator === null ? t("noNeed") : nameOf("needs", row.indicator)}`,
        },
        { key: "supported", head: t("supported"), text: (row) => number(row.supported), numeric: true },
        { key: "again", head: t("reviewedAgain"), text: (row) => number(row.reviewedAgain), numeric: true },
        {
          key: "removed",
          head: t("removed"),
          text: (row) => (row.indicator === null ? "–" : number(row.removed)),
          numeric: true,
          onPhone: true,
        },
        {
          key: "paid",
          head: t("paid"),
          text: (row) => row.paid?.toString() ?? "",
          cell: (row) => (row.paid === null ? number(suppressed) : <Money amount={row.paid} overview />),
          numeric: true,
        },
        {
          key: "each",
          head: t("costEach"),
          text: (row) => row.costPerRemoved?.toString() ?? "",
          cell: (row) => (row.costPerRemoved === null ? "–" : <Money amount={row.costPerRemoved} />),
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}

function Targets({ areaId, year }: Scope) {
  const { t } = useTranslation(["evaluation/target", "delivery/activity", "evaluation/cost", "terms"]);
  const { number } = useFormat();
  const targets = useEndpoint(listTargetResults, { query: { areaId, year: String(year) } });
  const isWithheld = areAll(
    targets.data?.rows,
    ({ paid, actual }) => paid === suppressed && typeof actual !== "number",
  );
  return (
    <GroupedRows
      title={t("targets")}
      groupHead={t("goal")}
      groupOf={(row) => row.goal}
      groupText={(row) => row.goal}
      sums={[
        {
          key: "delivered",
          head: t("delivery/activity:delivered"),
          text: ({ rows }) => number(sumShown(rows.map(({ delivered }) => delivered))),
          numeric: true,
          onPhone: true,
        },
      ]}
      rows={isWithheld ? [] : targets.data?.rows}
      error={targets.error}
      rowKey={(row) => row.targetId}
      empty={{ why: isWithheld ? t("evaluation/cost:allWithheld") : t("noTargets") }}
      exportName="targets"
      columns={[
        { key: "area", head: t("terms:commune"), text: (row) => row.areaName },
        { key: "goal", head: t("goal"), text: (row) => row.goal, onPhone: true },
        {
          key: "baseline",
          head: t("baseline"),
          text: (row) => (row.baseline === null ? "–" : number(row.baseline)),
          numeric: true,
        },
        {
          key: "target",
          head: t("target"),
          text: (row) => (row.target === null ? "–" : number(row.target)),
          numeric: true,
        },
        {
          key: "actual",
          head: t("actual"),
          text: (row) => (row.actual === null ? "–" : number(row.actual)),
          numeric: true,
          onPhone: true,
        },
        {
          key: "delivered",
          head: t("delivery/activity:delivered"),
          text: (row) => number(row.delivered),
          numeric: true,
        },
        {
          key: "paid",
          head: t("evaluation/cost:paid"),
          text: (row) => (row.paid === suppressed ? number(suppressed) : row.paid.toString()),
          cell: (row) => <Money amount={row.paid} overview />,
          numeric: true,
        },
      ]}
    />
  );
}
