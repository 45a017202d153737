import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readMoneyFlow } from "#contract/treasury/disbursement.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { others } from "./flow-graph.ts";
import type { FlowNode } from "./flow-graph.ts";
import { LedgerLinks } from "./LedgerLinks.tsx";
import { MoneyFilters } from "./MoneyFilters.tsx";
import { MoneyFlowDrawing } from "./MoneyFlowDrawing.tsx";
import { filterOf } from "./money-search.ts";
import type { MoneySearch } from "./money-search.ts";
import { useComponentName } from "./use-component-name.ts";
import { useMoneySentence } from "./use-money-sentence.ts";
import { useNames } from "#web/names.ts";

/** Where the money comes from, where it goes and how far it has come. */
export function MoneyFlowPage(props: {
  readonly search: MoneySearch;
  readonly onSearch: (search: MoneySearch) => void;
}) {
  const { t } = useTranslation(["ledger/balance", "ledger/posting"]);
  const named = useNames();
  const { dong, moneyOverview, share } = useFormat();
  const componentOf = useComponentName();
  const session = useSession();
  const { scope } = useAreaScope();
  const year = props.search.year ?? Number(session.data?.today.slice(0, 4) ?? 0);
  const search: MoneySearch = { ...props.search, year, form: undefined };
  const areaId = scope?.areaId ?? "";
  const flow = useEndpoint(
    readMoneyFlow,
    { query: filterOf(search, areaId) },
    { enabled: scope !== undefined && session.data !== undefined },
  );
  const sentence = useMoneySentence({ ...search, form: "money" }, scope?.name ?? "");
  return (
    <Stack gap="sm">
      <PageHead title={t("flow.title")} />
      <Text aria-live="polite">{sentence}</Text>
      <LedgerLinks />
      <MoneyFilters
        areaId={areaId}
        search={search}
        fields={["year", "originYear", "fundSource"]}
        onSearch={props.onSearch}
      />
      <Loaded asked={flow}>
        {({ links, areas, asOf, total }) => {
          if (total === 0n) return <EmptyState why={t("ledger/posting:empty")} />;
          const nameOf = ({ column, key }: Pick<FlowNode, "column" | "key">) =>
            column === 0
              ? named("sources", key)
              : column === 1
                ? key === others
                  ? t("flow.otherComponents")
                  : componentOf(key)
                : column === 2
                  ? key === others
                    ? t("flow.others")
                    : (areas[key] ?? key)
                  : t(`ledger/posting:state.${key}`);
          const hrefOf = (from: FlowNode, to: FlowNode) => {
            if (from.key === others || to.key === others) return undefined;
            if (to.column === 1) return paths.postings({ ...search, fundSource: from.key, component: to.key });
            if (to.column === 2) return paths.postings({ ...search, component: from.key, areaId: to.key });
            return paths.postings({ ...search, areaId: from.key, stage: to.key });
          };
          const disbursed = links
            .filter(({ level, to }) => level === "area_state" && (to === "disbursed" || to === "settled"))
            .reduce((sum, { amount }) => sum + amount, 0n);
          const column = { source_component: 0, component_area: 1, area_state: 2 } as const;
          const left = (row: (typeof links)[number]) => nameOf({ column: column[row.level], key: row.from });
          const right = (row: (typeof links)[number]) =>
            nameOf({
              column: row.level === "source_component" ? 1 : row.level === "component_area" ? 2 : 3,
              key: row.to,
            });
          return (
            <Picture
              finding={t("flow.finding", {
                disbursed: moneyOverview(disbursed),
                total: moneyOverview(total),
                rate: share(Number((disbursed * 10_000n) / total) / 10_000, 1),
              })}
              asOf={asOf}
              source={t("flow.source")}
              note={t("flow.note")}
              picture={
                <MoneyFlowDrawing
                  links={links}
                  label={t("flow.title")}
                  nameOf={nameOf}
                  say={moneyOverview}
                  hrefOf={hrefOf}
                />
              }
              table={
                <ListBody
                  label={t("flow.title")}
                  rows={links}
                  total={links.length}
                  rowKey={(row) => `${row.level} ${row.from} ${row.to}`}
                  empty={{ why: t("ledger/posting:empty") }}
                  exportName="money-flow"
                  columns={[
                    { key: "from", head: t("flow.from"), text: left, onPhone: true },
                    { key: "to", head: t("flow.to"), text: right },
                    {
                      key: "amount",
                      head: t("ledger/posting:postings.amount"),
                      unit: t("ledger/posting:dong"),
                      text: (row) => row.amount.toString(),
                      cell: (row) => dong(row.amount),
                      numeric: true,
                      onPhone: true,
                    },
                  ]}
                />
              }
            />
          );
        }}
      </Loaded>
    </Stack>
  );
}
