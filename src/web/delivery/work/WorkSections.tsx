import { useTranslation } from "react-i18next";
import type { getWork } from "#contract/delivery/work.ts";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";

/** What hangs on a work: milestones with their acceptance, change orders, findings of the supervision board. */
export function WorkSections({ work }: { readonly work: Output<typeof getWork> }) {
  const { t } = useTranslation("delivery/work");
  const { day, number } = useFormat();
  return (
    <>
      <RowsSection
        title={t("plan.title")}
        rows={work.milestones}
        rowKey={(row) => row.milestoneId}
        empty={{ why: t("plan.none") }}
        exportName="milestones"
        columns={[
          { key: "name", head: t("plan.name"), text: (row) => row.name },
          { key: "plannedOn", head: t("plan.plannedOn"), text: (row) => day(row.plannedOn), onPhone: true },
          { key: "share", head: t("plan.share"), text: (row) => number(row.share), numeric: true },
          {
            key: "acceptedOn",
            head: t("accept.acceptedOn"),
            text: ({ acceptance }) => (acceptance === null ? t("accept.not") : day(acceptance.acceptedOn)),
            onPhone: true,
          },
          { key: "number", head: t("number"), text: ({ acceptance }) => acceptance?.number ?? "" },
          { key: "acceptedBy", head: t("accept.acceptedBy"), text: ({ acceptance }) => acceptance?.acceptedBy ?? "" },
          {
            key: "physical",
            head: t("physical"),
            text: ({ acceptance }) => (acceptance === null ? "" : number(acceptance.physical)),
            numeric: true,
          },
          {
            key: "value",
            head: t("accept.value"),
            text: ({ acceptance }) => acceptance?.value.toString() ?? "",
            cell: ({ acceptance }) => (acceptance === null ? "" : <Money amount={acceptance.value} />),
            numeric: true,
            onPhone: true,
          },
        ]}
      />
      {work.contract !== null && (
        <RowsSection
          title={t("change.title")}
          rows={work.changes}
          rowKey={(row) => row.workChangeId}
          empty={{ why: t("change.none") }}
          exportName="change-orders"
          columns={[
            { key: "number", head: t("number"), text: (row) => row.number },
            { key: "signedOn", head: t("sign.signedOn"), text: (row) => day(row.signedOn), onPhone: true },
            {
              key: "amount",
              head: t("amount"),
              text: (row) => row.amount.toString(),
              cell: (row) => <Money amount={row.amount} />,
              numeric: true,
              onPhone: true,
            },
            { key: "days", head: t("days"), text: (row) => number(row.days), numeric: true },
            { key: "reason", head: t("reason"), text: (row) => row.reason },
            { key: "signedBy", head: t("change.signedBy"), text: (row) => row.signedBy },
          ]}
        />
      )}
      <RowsSection
        title={t("find.title")}
        rows={work.findings}
        rowKey={(row) => row.findingId}
        empty={{ why: t("find.none") }}
        exportName="findings"
        columns={[
          { key: "finding", head: t("find.finding"), text: (row) => row.finding },
          { key: "foundOn", head: t("find.foundOn"), text: (row) => day(row.foundOn) },
          { key: "foundBy", head: t("find.foundBy"), text: (row) => row.foundBy },
          { key: "answerDue", head: t("find.answerDue"), text: (row) => day(row.answerDue), onPhone: true },
          { key: "answer", head: t("find.answered"), text: (row) => row.answer ?? t("find.open"), onPhone: true },
        ]}
      />
    </>
  );
}
