import { Anchor, Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readDisbursement } from "#contract/treasury/disbursement.ts";
import { hindrances } from "#programme/treasury/disbursement.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { DisbursementCourse } from "./DisbursementCourse.tsx";
import { DisbursementFigures } from "./DisbursementFigures.tsx";
import { LedgerLinks } from "#web/ledger/LedgerLinks.tsx";
import { MoneyFilters } from "#web/ledger/MoneyFilters.tsx";
import { filterOf } from "#web/ledger/money-search.ts";
import type { MoneySearch } from "#web/ledger/money-search.ts";
import { useMoneySentence } from "#web/ledger/use-money-sentence.ts";

type Row = Output<typeof readDisbursement>["rows"][number];

/** Communes as rows: the next thing to do first, late in words, stages and rate, hindrances that open. */
export function DisbursementPage(props: {
  readonly search: MoneySearch;
  readonly onSearch: (search: MoneySearch) => void;
}) {
  const { t } = useTranslation(["treasury/disbursement", "ledger/posting"]);
  const { dong, share, language } = useFormat();
  const session = useSession();
  const { scope } = useAreaScope();
  const year = props.search.year ?? Number(session.data?.today.slice(0, 4) ?? 0);
  const search: MoneySearch = { ...props.search, year, form: undefined };
  const areaId = scope?.areaId ?? "";
  const query = { ...filterOf(search, areaId), year: String(year) };
  const asked = useEndpoint(
    readDisbursement,
    { query },
    { enabled: scope !== undefined && session.data !== undefined },
  );
  const sentence = useMoneySentence({ ...search, form: "money" }, scope?.name ?? "");
  const rateOf = (rate: number | null) => (rate === null ? "–" : share(rate / 10_000, 1));
  const linesOf = (row: Row, more: MoneySearch) => paths.hinderedLines({ ...search, areaId: row.areaId, ...more });
  const nextOf = (row: Row) => hindrances.toReversed().find((one) => row.hindrances[one] > 0);
  // The latest first, then by how much is left.
  const order = { far_behind: 0, behind: 1, on_schedule: 2 };
  const rows = asked.data?.rows.toSorted(
    (a, b) => order[a.pace] - order[b.pace] || Number(b.available - b.disbursed - (a.available - a.disbursed)),
  );
  return (
    <ListPage
      title={t("board.title", { year })}
      total={rows?.length ?? null}
      sentence={sentence}
      actions={
        <>
          <Button variant="default" component="a" href={paths.disbursementReport({ ...query, language })}>
            {t("board.pdf")}
          </Button>
          <Button
            variant="default"
            component="a"
            href={paths.disbursementReport({ ...query, language, format: "xlsx" })}
          >
            {t("board.xlsx")}
          </Button>
        </>
      }
      notice={
        <>
          <LedgerLinks />
          {asked.data !== undefined && <DisbursementCourse reported={asked.data} />}
          {asked.data !== undefined && <DisbursementFigures reported={asked.data} />}
        </>
      }
      filters={
        <MoneyFilters
          areaId={areaId}
          search={search}
          fields={["year", "originYear", "fundSource", "component"]}
          onSearch={props.onSearch}
        />
      }
      rows={rows}
      error={asked.error}
      onRetry={() => void asked.refetch()}
      rowKey={(row) => row.areaId}
      empty={{ why: t("board.empty") }}
      exportName="disbursement"
      columns={[
        {
          key: "commune",
          head: t("board.commune"),
          text: (row) => row.areaName,
          cell: (row) => (
            <>
              <Anchor inherit href={paths.postings({ ...search, areaId: row.areaId })}>
                {row.areaName}
              </Anchor>
              {row.pace !== "on_schedule" && (
                <Text span display="block" size="sm" fw={600}>
                  {t(`pace.${row.pace}`, { due: rateOf(dueRate(row)) })}
                </Text>
              )}
            </>
          ),
        },
        {
          key: "next",
          head: t("board.next"),
          isSentence: true,
          text: (row) => {
            const next = nextOf(row);
            return next === undefined ? (row.unplanned > 0n ? t("board.plan") : "") : t(`next.${next}`);
          },
          cell: (row) => {
            const next = nextOf(row);
            if (next !== undefined)
              return (
                <Anchor inherit href={linesOf(row, { hindrance: next })}>
                  {t(`next.${next}`)}
                </Anchor>
              );
            return row.unplanned > 0n ? (
              <Anchor inherit href={paths.plans()}>
                {t("board.plan")}
              </Anchor>
            ) : (
              "–"
            );
          },
          onPhone: true,
        },
        {
          key: "rate",
          head: t("board.rate"),
          text: (row) => rateOf(row.rate),
          numeric: true,
          onPhone: true,
        },
        {
          key: "available",
          head: t("board.available"),
          unit: t("ledger/posting:dong"),
          ...figure((row) => row.available, dong),
        },
        ...(["allocated", "committed", "reserved", "disbursed", "settled"] as const).map((stage) => ({
          key: stage,
          head: t(`ledger/posting:stage.${stage}`),
          unit: t("ledger/posting:dong"),
          ...figure((row) => row.amounts[stage], dong),
        })),
        ...hindrances.map((one) => ({
          key: one,
          head: t(`hindrance.${one}`),
          text: (row: Row) => String(row.hindrances[one]),
          cell: (row: Row) =>
            row.hindrances[one] === 0 ? (
              "–"
            ) : (
              <Anchor
                inherit
                href={linesOf(row, { hindrance: one })}
                aria-label={`${row.areaName}, ${t(`hindrance.${one}`)}: ${row.hindrances[one]}`}
              >
                {row.hindrances[one]}
              </Anchor>
            ),
          numeric: true,
        })),
      ]}
    />
  );
}

function figure(pick: (row: Row) => bigint, show: (amount: bigint) => string) {
  return { text: (row: Row) => pick(row).toString(), cell: (row: Row) => show(pick(row)), numeric: true };
}

/** What was to be disbursed by now, in hundredths of a percent. */
function dueRate(row: Row): number | null {
  return row.available === 0n ? null : Number((row.scheduled * 10_000n) / row.available);
}
