import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { acceptTreasuryImport, getTreasuryImport } from "#contract/treasury/treasury.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** What comparing a file found, differences first; rows that could not be read with reason and remedy; and its acceptance. */
export function TreasuryImportPage({ treasuryImportId }: { readonly treasuryImportId: Id<"treasury import"> }) {
  const { t } = useTranslation(["treasury/treasury", "ledger/posting", "treasury/disbursement"]);
  const { day, dong, money, instant } = useFormat();
  const may = useMay();
  const asked = useEndpoint(getTreasuryImport, { params: { treasuryImportId } });
  const sum = (amount: bigint | null) => (amount === null ? "–" : dong(amount));
  return (
    <Loaded asked={asked}>
      {(found) => (
        <RecordPage
          above={{ label: t("treasury.title"), href: paths.treasury() }}
          title={t("treasury.one", { file: found.fileName })}
          state={
            found.acceptedAt === null
              ? { tone: found.difference === 0n ? "good" : "attention", label: t("treasury.open") }
              : { tone: "good", label: t("treasury.accepted") }
          }
          acts={[
            {
              key: "accept",
              label: t("treasury.accept"),
              whyNot:
                found.acceptedAt !== null
                  ? t("treasury.acceptedAlready")
                  : may("treasury.acceptTreasury")
                    ? undefined
                    : t("ledger/posting:whyNot.notYours"),
              dialog: (close) => (
                <ActDialog
                  endpoint={acceptTreasuryImport}
                  initial={{ treasuryImportId }}
                  verb={t("treasury.accept")}
                  next={t("treasury.acceptNext")}
                  onClose={close}
                  fields={[{ path: "reason", label: t("ledger/posting:reverse.reason") }]}
                />
              ),
            },
          ]}
          facts={[
            { label: t("treasury.period"), value: `${day(found.fromDay)} – ${day(found.toDay)}` },
            { label: t("treasury.origin"), value: t(`treasury.of.${found.origin}`) },
            { label: t("treasury.difference"), value: money(found.difference) },
            { label: t("treasury.known"), value: found.knownRows },
            {
              label: t("ledger/posting:posting.recorded"),
              value: `${instant(found.recordedAt)}, ${found.recordedBy ?? "–"}`,
            },
            ...(found.acceptedAt === null
              ? []
              : [
                  { label: t("treasury.accepted"), value: `${instant(found.acceptedAt)}, ${found.acceptedBy ?? "–"}` },
                  { label: t("ledger/posting:reverse.reason"), value: found.reason ?? "–" },
                ]),
          ]}
        >
          <RowsSection
            title={t("treasury.lines")}
            rows={found.lines}
            total={found.lines.length}
            rowKey={(row) => row.treasuryLineId}
            empty={{ why: t("treasury.noLines") }}
            exportName="treasury-lines"
            columns={[
              {
                key: "finding",
                head: t("treasury.finding"),
                text: (row) => t(`finding.${row.finding}`),
                onPhone: true,
              },
              {
                key: "remedy",
                head: t("treasury.remedy"),
                text: (row) => t(`remedy.${row.finding}`),
                isSentence: true,
              },
              {
                key: "difference",
                head: t("treasury.difference"),
                unit: t("ledger/posting:dong"),
                text: (row) => ((row.amount ?? 0n) - (row.ownAmount ?? 0n)).toString(),
                cell: (row) => dong((row.amount ?? 0n) - (row.ownAmount ?? 0n)),
                numeric: true,
                onPhone: true,
              },
              {
                key: "theirs",
                head: t("treasury.theirs"),
                unit: t("ledger/posting:dong"),
                text: (row) => row.amount?.toString() ?? "",
                cell: (row) => sum(row.amount),
                numeric: true,
              },
              {
                key: "ours",
                head: t("treasury.ours"),
                unit: t("ledger/posting:dong"),
                text: (row) => row.ownAmount?.toString() ?? "",
                cell: (row) =>
                  row.postingId === null ? (
                    "–"
                  ) : (
                    <Anchor inherit href={paths.posting(row.postingId)}>
                      {sum(row.ownAmount)}
                    </Anchor>
                  ),
                numeric: true,
              },
              { key: "area", head: t("treasury/disbursement:board.commune"), text: (row) => row.areaName },
              {
                key: "reference",
                head: t("treasury.reference"),
                text: (row) => row.reference ?? "–",
                cell: (row) => <span style={{ whiteSpace: "nowrap" }}>{row.reference ?? "–"}</span>,
              },
              { key: "on", head: t("treasury.theirDay"), text: (row) => (row.on === null ? "–" : day(row.on)) },
              {
                key: "row",
                head: t("treasury.row"),
                text: (row) => (row.row === null ? "–" : String(row.row)),
                numeric: true,
              },
            ]}
          />
          {found.badRows.length > 0 && (
            <RowsSection
              title={t("treasury.bad")}
              rows={found.badRows}
              total={found.badRows.length}
              rowKey={(row) => `${row.row} ${row.field}`}
              empty={{ why: t("treasury.noLines") }}
              exportName="treasury-bad-rows"
              columns={[
                { key: "row", head: t("treasury.row"), text: (row) => String(row.row), numeric: true, onPhone: true },
                { key: "field", head: t("treasury.field"), text: (row) => t(`treasury.column.${row.field}`) },
                { key: "value", head: t("treasury.value"), text: (row) => row.value },
                {
                  key: "reason",
                  head: t("ledger/posting:reverse.reason"),
                  text: (row) => t(`treasury/disbursement:bad.${row.reason}`),
                  onPhone: true,
                },
              ]}
            />
          )}
        </RecordPage>
      )}
    </Loaded>
  );
}
