import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listRolledLines, rollUpPlans } from "#contract/planning/plan-tools.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { useNames } from "#web/names.ts";

const dimensions = ["area", "component", "source", "class", "kind"] as const;
type Dimension = (typeof dimensions)[number];
export type RollUpSearch = {
  readonly year?: number | undefined;
  readonly by?: Dimension | undefined;
  readonly code?: string | undefined;
};

/** Plans of the area added up, cut one way at a time; every sum opens to its lines. */
export function PlanRollUpPage(props: {
  readonly search: RollUpSearch;
  readonly onSearch: (search: RollUpSearch) => void;
}) {
  const { t } = useTranslation("planning/plan");
  const { t: tStages } = useTranslation("planning/plan");
  const named = useNames();
  const { money } = useFormat();
  const { scope } = useAreaScope();
  const today = useSession().data?.today;
  const { search, onSearch } = props;
  const by = search.by ?? "area";
  const year = search.year ?? Number(today?.slice(0, 4) ?? "2026");
  const query = { areaId: scope?.areaId ?? "", year: String(year), by };
  const enabled = scope !== undefined && today !== undefined;
  const found = useEndpoint(rollUpPlans, { query }, { enabled });
  const nameOf = (code: string, name: string | null): string => {
    if (name !== null) return name;
    if (by === "class") return t(`rollUp.class.${code}`);
    return by === "source" ? named("sources", code) : by === "kind" ? named("kinds", code) : code;
  };
  return (
    <Stack gap="lg">
      <Anchor href={paths.plans()}>{tStages("plans")}</Anchor>
      <ListPage
        title={t("rollUp.title")}
        total={found.data?.rows.length ?? null}
        sentence={t("rollUp.sentence", {
          area: scope?.name ?? "",
          year: String(year),
          by: t(`rollUp.by.${by}`),
          planned: money(found.data?.planned ?? 0n),
          approved: money(found.data?.approved ?? 0n),
        })}
        filters={
          <ChoiceField
            id="by"
            label={t("rollUp.cut")}
            value={by}
            choices={dimensions.map((value) => ({ value, label: t(`rollUp.by.${value}`) }))}
            onChange={(next) => onSearch({ year, by: dimensions.find((one) => one === next) })}
          />
        }
        rows={found.data?.rows}
        error={found.error}
        onRetry={() => void found.refetch()}
        rowKey={(row) => row.code}
        hrefOf={(row) => paths.planRollUp({ year, by, code: row.code })}
        empty={{ why: t("rollUp.empty"), act: undefined }}
        exportName="plans-roll-up"
        columns={[
          { key: "name", head: t(`rollUp.by.${by}`), text: (row) => nameOf(row.code, row.name) },
          { key: "plans", head: tStages("plans"), text: (row) => String(row.plans), numeric: true },
          {
            key: "planned",
            head: tStages("planned"),
            text: (row) => (row.planned === suppressed ? money(suppressed) : row.planned.toString()),
            cell: (row) => <Money amount={row.planned} />,
            numeric: true,
            onPhone: true,
          },
          {
            key: "approved",
            head: t("rollUp.approved"),
            text: (row) => (row.approved === suppressed ? money(suppressed) : row.approved.toString()),
            cell: (row) => <Money amount={row.approved} />,
            numeric: true,
            onPhone: true,
          },
        ]}
      />
      {search.code !== undefined && enabled && (
        <LinesBehind query={{ ...query, code: search.code }} name={nameOf(search.code, null)} />
      )}
    </Stack>
  );
}

function LinesBehind({
  query,
  name,
}: {
  readonly query: { areaId: string; year: string; by: Dimension; code: string };
  readonly name: string;
}) {
  const { t } = useTranslation(["planning/plan", "planning/plan-editor"]);
  const { t: tStages } = useTranslation("terms");
  const found = useEndpoint(listRolledLines, { query });
  const title = t("rollUp.behind", { name });
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{title}</Title>
      <Text>{t("rollUp.lines", { count: found.data?.rows.length ?? 0 })}</Text>
      <ListBody
        label={title}
        total={found.data?.rows.length ?? null}
        rows={found.data?.rows}
        error={found.error}
        onRetry={() => void found.refetch()}
        rowKey={(row) => row.fundLineId}
        hrefOf={(row) => paths.plan(row.planId)}
        empty={{ why: t("rollUp.empty"), act: undefined }}
        exportName="plan-lines"
        columns={[
          { key: "area", head: tStages("commune"), text: (row) => row.areaName },
          { key: "title", head: t("kind.line"), text: (row) => row.title },
          { key: "source", head: t("kind.fund"), text: (row) => `${row.fundSource} ${row.component}` },
          {
            key: "amount",
            head: t("planning/plan-editor:grid.amount"),
            text: (row) => row.amount.toString(),
            cell: (row) => <Money amount={row.amount} />,
            numeric: true,
            onPhone: true,
          },
        ]}
      />
    </Stack>
  );
}
