import { Anchor, Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listLoanFiles, listLoans } from "#contract/delivery/credit.ts";
import { loanStates } from "#programme/delivery/credit/match-loans.ts";
import type { LoanState } from "#programme/delivery/credit/match-loans.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import type { Column } from "#web/ui/list/column.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";

export type LoanFilter = { readonly state?: LoanState | undefined; readonly overdue?: "yes" | undefined };

/** Loans of the policy bank, the overdue ones first; the list for the bank, and the files that came back. */
export function LoansPage(props: { readonly filter: LoanFilter; readonly onFilter: (filter: LoanFilter) => void }) {
  const { filter, onFilter } = props;
  const { t } = useTranslation(["delivery/credit", "terms"]);
  const { day, dong, language, number } = useFormat();
  const may = useMay();
  const { scope } = useAreaScope();
  const areaId = scope?.areaId ?? "";
  const isKnown = { enabled: scope !== undefined };
  const query = { areaId, ...filter };
  const loans = usePages(listLoans, { query }, isKnown);
  const counted = useEndpoint(listLoans, { query: { ...query, limit: "1" } }, isKnown).data;
  const files = useEndpoint(listLoanFiles, { query: { areaId } }, isKnown).data;
  const isCommune = may("delivery.recordLoans");
  const money = (key: "amount" | "outstanding" | "overdue", head: string): Column<RowOf<typeof listLoans>> => ({
    key,
    head,
    text: (row) => row[key]?.toString() ?? "",
    cell: (row) => (row[key] === null ? "–" : <Money amount={row[key]} />),
    numeric: true,
  });
  return (
    <Stack gap="xl">
      <ListPage
        title={t("loans")}
        total={counted?.total ?? null}
        sentence={t("lead", { area: scope?.name ?? "" })}
        notice={
          counted !== undefined &&
          (counted.total ?? 0) > 0 && (
            <Text>
              {t("sums", {
                amount: dong(counted.sums.amount),
                outstanding: dong(counted.sums.outstanding),
                overdue: dong(counted.sums.overdue),
                loans: number(counted.sums.overdueLoans),
              })}
            </Text>
          )
        }
        filters={
          <Group align="end" wrap="wrap">
            <Select
              label={t("stateLabel")}
              placeholder={t("anyState")}
              clearable
              data={loanStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
              value={filter.state ?? null}
              onChange={(state) => onFilter({ ...filter, state: loanStates.find((one) => one === state) })}
            />
            <Checkbox
              label={t("onlyOverdue")}
              checked={filter.overdue === "yes"}
              onChange={(event) => onFilter({ ...filter, overdue: event.currentTarget.checked ? "yes" : undefined })}
            />
            {isCommune ? (
              <>
                <Anchor href={paths.papers.borrowers(areaId, { language })} download="">
                  {t("toList")}
                </Anchor>
                {(counted?.total ?? 0) > 0 && <Anchor href={paths.loanAnswers(areaId)}>{t("toAnswers")}</Anchor>}
              </>
            ) : (
              <Text c="dimmed">{t("chooseCommune")}</Text>
            )}
          </Group>
        }
        rows={loans.rows}
        more={loans.more}
        error={loans.error}
        onRetry={loans.onRetry}
        rowKey={(row) => row.loanId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{
          why: t("none"),
          act: isCommune ? { label: t("toAnswers"), href: paths.loanAnswers(areaId) } : undefined,
        }}
        exportName="loans"
        columns={[
          { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
          { key: "commune", head: t("terms:commune"), text: (row) => row.communeName },
          { key: "village", head: t("village"), text: (row) => row.villageName ?? "–" },
          { key: "number", head: t("number"), text: (row) => row.number },
          {
            key: "state",
            head: t("stateLabel"),
            text: (row) => (row.isOverdue ? t("isOverdue") : t(`state.${row.state}`)),
            onPhone: true,
          },
          money("amount", t("amount")),
          money("outstanding", t("outstanding")),
          money("overdue", t("overdue")),
          {
            key: "disbursedOn",
            head: t("disbursedOn"),
            text: (row) => (row.disbursedOn === null ? "–" : day(row.disbursedOn)),
          },
          { key: "dueOn", head: t("dueOn"), text: (row) => (row.dueOn === null ? "–" : day(row.dueOn)), onPhone: true },
          { key: "asOf", head: t("asOf"), text: (row) => day(row.asOf) },
        ]}
      />
      <RowsSection
        title={t("files")}
        rows={files?.rows ?? []}
        rowKey={(row) => row.fileId}
        empty={{ why: t("noFiles") }}
        exportName="loan-files"
        columns={[
          { key: "list", head: t("listName"), text: (row) => row.listName },
          { key: "asOf", head: t("asOf"), text: (row) => day(row.asOf), onPhone: true },
          { key: "read", head: t("read"), text: (row) => number(row.read), numeric: true },
          { key: "matched", head: t("matched"), text: (row) => number(row.matched), numeric: true },
          { key: "unanswered", head: t("unanswered"), text: (row) => number(row.unanswered), numeric: true },
          { key: "heldBack", head: t("heldBack"), text: (row) => number(row.heldBack.length), numeric: true },
          {
            key: "rows",
            head: t("heldRows"),
            text: (row) => row.heldBack.map((held) => `${number(held.row)}: ${t(`fault.${held.fault}`)}`).join("; "),
          },
        ]}
      />
    </Stack>
  );
}
