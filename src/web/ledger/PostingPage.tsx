import { Anchor } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { getPosting, reversePosting } from "#contract/ledger/posting.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { documentOf } from "./document-of.ts";
import { useComponentName } from "./use-component-name.ts";
import { useSourceName } from "./use-source-name.ts";

/** A posting: its entries, which sum to zero, the document it rests on, and its reversal. */
export function PostingPage({ postingId }: { readonly postingId: Id<"posting"> }) {
  const { t } = useTranslation(["ledger/posting", "ledger/balance"]);
  const { day, instant, dong } = useFormat();
  const nameOf = useSourceName();
  const componentOf = useComponentName();
  const may = useMay();
  const router = useRouter();
  const asked = useEndpoint(getPosting, { params: { postingId } });
  return (
    <Loaded asked={asked}>
      {(posting) => {
        const href = documentOf(posting.referenceKind, posting.referenceId);
        const kind = t(`document.${posting.referenceKind}`, t("document.other"));
        const whyNot = may("ledger.reversePosting")
          ? posting.reversalRefused === null
            ? undefined
            : t(`whyNot.${posting.reversalRefused.replace("ledger.", "")}`)
          : t("whyNot.notYours");
        const [first] = posting.entries;
        return (
          <RecordPage
            above={{ label: t("postings.title"), href: paths.postings({}) }}
            title={t("posting.title", { kind: t(`kind.${posting.kind}`), day: day(posting.on) })}
            {...(posting.reversedBy === null
              ? {}
              : { state: { tone: "stopped" as const, label: t("postings.reversed") } })}
            acts={[
              {
                key: "reverse",
                label: t("reverse.verb"),
                whyNot,
                dialog: (close) => (
                  <ActDialog
                    endpoint={reversePosting}
                    initial={{ postingId }}
                    verb={t("reverse.verb")}
                    next={t("reverse.next")}
                    onDone={(made) => router.history.push(paths.posting(made.postingId))}
                    onClose={close}
                    fields={[{ path: "reason", label: t("reverse.reason") }]}
                  />
                ),
              },
            ]}
            facts={[
              {
                label: t("postings.document"),
                value: href === undefined ? `${kind}: ${posting.referenceId}` : <Anchor href={href}>{kind}</Anchor>,
              },
              { label: t("ledger/balance:filter.form"), value: first === undefined ? "–" : t(`form.${first.form}`) },
              { label: t("posting.recorded"), value: instant(posting.postedAt) },
              { label: t("postings.officer"), value: posting.officerName ?? "–" },
              ...(posting.reason === null ? [] : [{ label: t("reverse.reason"), value: posting.reason }]),
              ...(posting.reverses === null
                ? []
                : [
                    {
                      label: t("posting.reverses"),
                      value: <Anchor href={paths.posting(posting.reverses)}>{t("posting.open")}</Anchor>,
                    },
                  ]),
              ...(posting.reversedBy === null
                ? []
                : [
                    {
                      label: t("posting.reversedBy"),
                      value: <Anchor href={paths.posting(posting.reversedBy)}>{t("posting.open")}</Anchor>,
                    },
                  ]),
            ]}
          >
            <RowsSection
              title={t("posting.entries")}
              rows={posting.entries}
              total={posting.entries.length}
              rowKey={(row) => `${row.accountId} ${row.amount}`}
              empty={{ why: t("postings.empty") }}
              exportName="entries"
              columns={[
                { key: "area", head: t("ledger/balance:pivot.area"), text: (row) => row.areaName },
                { key: "stage", head: t("postings.stage"), text: (row) => t(`stage.${row.kind}`), onPhone: true },
                { key: "source", head: t("ledger/balance:filter.fundSource"), text: (row) => nameOf(row.fundSource) },
                {
                  key: "component",
                  head: t("ledger/balance:filter.component"),
                  text: (row) => componentOf(row.component),
                },
                { key: "year", head: t("ledger/balance:filter.year"), text: (row) => String(row.year) },
                { key: "origin", head: t("ledger/balance:filter.originYear"), text: (row) => String(row.originYear) },
                {
                  key: "line",
                  head: t("posting.line"),
                  text: (row) => row.fundLineId ?? "",
                  cell: (row) =>
                    row.fundLineId === null ? (
                      "–"
                    ) : (
                      <Anchor inherit href={paths.fundLine(row.fundLineId)}>
                        {t("posting.open")}
                      </Anchor>
                    ),
                },
                {
                  key: "amount",
                  head: t("postings.amount"),
                  unit: t("dong"),
                  text: (row) => row.amount.toString(),
                  cell: (row) => dong(row.amount),
                  numeric: true,
                  onPhone: true,
                },
              ]}
            />
            <p>
              {t("posting.sum")} <Money amount={posting.entries.reduce((sum, { amount }) => sum + amount, 0n)} />
            </p>
          </RecordPage>
        );
      }}
    </Loaded>
  );
}
