import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listReallocationCandidates, listReallocations } from "#contract/planning/reallocation.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useMay, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";

type Moved = Output<typeof listReallocations>["rows"][number];

export function ReallocationsPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <Reallocations session={session.data} />;
}

/** What moved within the year, and below it the lines that are behind and those that have nothing left. */
function Reallocations({ session }: { readonly session: Session }) {
  const { t } = useTranslation("planning/reallocation");
  const { t: words } = useTranslation("terms");
  const { instant } = useFormat();
  const areaId = areaOfSession(session);
  const found = useEndpoint(listReallocations, { query: { areaId } });
  const act = useMay()("planning.proposeReallocation")
    ? { label: t("move.propose"), href: paths.newReallocation() }
    : undefined;
  return (
    <Stack gap="xl">
      <ListPage
        title={t("move.title")}
        total={found.data?.rows.length ?? null}
        sentence={t("move.lead")}
        act={act}
        rows={found.data?.rows}
        error={found.error}
        onRetry={() => void found.refetch()}
        rowKey={(one) => one.reallocationId}
        hrefOf={(one) => paths.reallocation(one.reallocationId)}
        empty={{ why: t("move.none"), act }}
        exportName="reallocations"
        columns={[
          { key: "area", head: words("commune"), text: (one) => one.areaName },
          moneyColumn({ key: "amount", head: words("amount"), of: (one: Moved) => one.amount, onPhone: true }),
          { key: "state", head: words("state"), text: (one) => t(`move.state.${one.state}`), onPhone: true },
          { key: "at", head: words("asOf"), text: (one) => instant(one.proposedAt) },
        ]}
      />
      <Candidates areaId={areaId} year={Number(session.today.slice(0, 4))} />
    </Stack>
  );
}

function Candidates({ areaId, year }: { readonly areaId: string; readonly year: number }) {
  const { t } = useTranslation("planning/reallocation");
  const { t: words } = useTranslation("terms");
  const { dong } = useFormat();
  const found = useEndpoint(listReallocationCandidates, { query: { areaId, year } });
  type Row = NonNullable<typeof found.data>["rows"][number];
  const sum = (key: string, head: string, of: (row: Row) => bigint, onPhone = false) => ({
    key,
    head,
    text: (row: Row) => of(row).toString(),
    cell: (row: Row) => dong(of(row)),
    numeric: true,
    onPhone,
  });
  return (
    <RowsSection
      title={t("move.candidates")}
      rows={found.data?.rows}
      error={found.error}
      rowKey={(row) => row.fundLineId}
      empty={{ why: t("move.noCandidates") }}
      exportName="fund-lines"
      columns={[
        { key: "line", head: t("move.line"), text: (row) => `${row.areaName} · ${row.title} · ${row.component}` },
        sum("amount", words("amount"), (row) => row.amount),
        sum("due", t("move.due"), (row) => row.dueByNow),
        sum("free", t("move.free"), (row) => row.free),
        sum("givable", t("move.givable"), (row) => row.givable, true),
        { key: "may", head: words("state"), text: (row) => t(`move.may.${row.may}`), onPhone: true },
      ]}
    />
  );
}
