import { Anchor, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { exploreLedger, pivots, stages } from "#contract/ledger/posting.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { LedgerLinks } from "./LedgerLinks.tsx";
import { MoneyFilters } from "./MoneyFilters.tsx";
import { filterOf } from "./money-search.ts";
import type { MoneySearch } from "./money-search.ts";
import { useComponentName } from "./use-component-name.ts";
import { useMoneySentence } from "./use-money-sentence.ts";
import { useSourceName } from "./use-source-name.ts";
import { checkLedger } from "#contract/ledger/balance.ts";

/** Balances turned over any dimension; each opens to the postings behind it. */
export function LedgerPage(props: { readonly search: MoneySearch; readonly onSearch: (search: MoneySearch) => void }) {
  const { t } = useTranslation(["ledger/posting", "ledger/balance"]);
  const { t: tUi } = useTranslation("ui");
  const { dong } = useFormat();
  const nameOf = useSourceName();
  const componentOf = useComponentName();
  const may = useMay();
  const { scope } = useAreaScope();
  // Money is what is asked for first; goods and labour have their own sums.
  const search: MoneySearch = { form: "money", by: "area", ...props.search };
  const { by = "area" } = search;
  const areaId = scope?.areaId ?? "";
  const filter = filterOf(search, areaId);
  const pivot = useEndpoint(exploreLedger, { query: { ...filter, by } }, { enabled: scope !== undefined });
  const checked = useEndpoint(checkLedger);
  const sentence = useMoneySentence(search, scope?.name ?? "");
  const findings = checked.data?.findings.length ?? 0;
  const order =
    checked.data === undefined
      ? ""
      : findings === 0
        ? t("inOrder", { count: checked.data.postings })
        : t("notInOrder", { count: findings });
  const labelOf = (row: { readonly key: string; readonly name: string }) =>
    by === "fundSource"
      ? nameOf(row.key)
      : by === "component"
        ? componentOf(row.key)
        : by === "form"
          ? t(`form.${row.key}`)
          : row.key === suppressed
            ? tUi("withheldTogether")
            : row.name;
  const deeper = (key: string): MoneySearch => {
    const { by: _by, ...rest } = search;
    if (by === "area") return { ...rest, areaId: key };
    return { ...rest, [by]: by === "year" || by === "originYear" ? Number(key) : key };
  };
  const record = may("planning.recordBudget") ? { label: t("recordBudget"), href: paths.recordBudget() } : undefined;
  return (
    <ListPage
      title={t("title")}
      total={pivot.data?.rows.length ?? null}
      sentence={`${sentence}. ${order}`}
      notice={<LedgerLinks />}
      act={record}
      filters={
        <MoneyFilters
          areaId={areaId}
          search={search}
          fields={["year", "originYear", "fundSource", "component", "form"]}
          onSearch={props.onSearch}
        >
          <NativeSelect
            label={t("by")}
            value={by}
            data={pivots.map((value) => ({ value, label: t(`ledger/balance:pivot.${value}`) }))}
            onChange={(event) =>
              props.onSearch({ ...search, by: pivots.find((one) => one === event.currentTarget.value) })
            }
          />
        </MoneyFilters>
      }
      rows={pivot.data?.rows}
      error={pivot.error}
      onRetry={() => void pivot.refetch()}
      rowKey={(row) => row.key}
      empty={{ why: t("empty"), act: record }}
      exportName="ledger"
      columns={[
        { key: "by", head: t(`ledger/balance:pivot.${by}`), text: labelOf, isSentence: by === "component" },
        ...stages.map((stage) => ({
          key: stage,
          head: t(`stage.${stage}`),
          unit: t("dong"),
          numeric: true,
          onPhone: stage === "allocated" || stage === "disbursed",
          text: (row: Row) => row.amounts[stage].toString(),
          cell: (row: Row) =>
            row.amounts[stage] === 0n ? (
              "–"
            ) : (
              <Anchor inherit href={paths.postings({ ...deeper(row.key), stage })}>
                {dong(row.amounts[stage])}
              </Anchor>
            ),
        })),
      ]}
    />
  );
}

type Row = { readonly key: string; readonly amounts: Readonly<Record<(typeof stages)[number], bigint>> };
