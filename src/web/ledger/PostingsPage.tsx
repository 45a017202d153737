import { useTranslation } from "react-i18next";
import { listPostings, stages } from "#contract/ledger/posting.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { LedgerLinks } from "./LedgerLinks.tsx";
import { MoneyFilters } from "./MoneyFilters.tsx";
import { filterOf } from "./money-search.ts";
import type { MoneySearch } from "./money-search.ts";
import { useMoneySentence } from "./use-money-sentence.ts";

/** The postings behind a balance, the latest first. */
export function PostingsPage(props: {
  readonly search: MoneySearch;
  readonly onSearch: (search: MoneySearch) => void;
}) {
  const { t } = useTranslation("ledger/posting");
  const { dong } = useFormat();
  const { scope } = useAreaScope();
  const { search } = props;
  const stage = stages.find((one) => one === search.stage);
  const areaId = search.areaId ?? scope?.areaId ?? "";
  const postings = usePages(
    listPostings,
    { query: { ...filterOf(search, areaId), ...(stage === undefined ? {} : { stage }) } },
    { enabled: areaId !== "" },
  );
  // Of all stages together a posting inside the ledger adds up to zero: what it moved is reported.
  const movedBy = (row: { readonly amount: bigint; readonly turned: bigint }) =>
    stage === undefined ? row.turned : row.amount;
  const sentence = useMoneySentence(search, areaId === scope?.areaId ? scope.name : areaId);
  return (
    <ListPage
      {...postings}
      title={t("postings.title")}
      sentence={stage === undefined ? sentence : `${t(`stage.${stage}`)}: ${sentence}`}
      notice={<LedgerLinks />}
      filters={
        <MoneyFilters
          areaId={scope?.areaId ?? ""}
          search={search}
          fields={["year", "originYear", "fundSource", "component", "form"]}
          onSearch={props.onSearch}
        />
      }
      rowKey={(row) => row.postingId}
      hrefOf={(row) => paths.posting(row.postingId)}
      empty={{ why: t("postings.empty") }}
      exportName="postings"
      columns={[
        { key: "on", head: t("postings.on"), text: (row) => row.on.split("-").toReversed().join("/"), onPhone: true },
        {
          key: "kind",
          head: t("postings.kind"),
          text: (row) => `${t(`kind.${row.kind}`)}${row.isReversed ? ` (${t("postings.reversed")})` : ""}`,
        },
        {
          key: "document",
          head: t("postings.document"),
          text: (row) => t(`document.${row.referenceKind}`, t("document.other")),
        },
        { key: "officer", head: t("postings.officer"), text: (row) => row.officerName ?? "–" },
        {
          key: "amount",
          head: t("postings.amount"),
          unit: t("dong"),
          text: (row) => movedBy(row).toString(),
          cell: (row) => dong(movedBy(row)),
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
