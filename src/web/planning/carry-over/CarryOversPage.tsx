import { Stack } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { listCarryOvers, runCarryOver } from "#contract/planning/carry-over.ts";

export function CarryOversPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <YearEnds session={session.data} />;
}

type YearEnd = Output<typeof listCarryOvers>["rows"][number];

/** Year-end runs: trials, and those that were approved. */
function YearEnds({ session }: { readonly session: Session }) {
  const { t } = useTranslation("planning/carry-over");
  const { t: words } = useTranslation("terms");
  const { day } = useFormat();
  const router = useRouter();
  const whyNot = useWhyNot();
  const areaId = areaOfSession(session);
  const found = useEndpoint(listCarryOvers, { query: { areaId } });
  return (
    <Stack gap="md">
      <ListPage
        title={t("carryOver.title")}
        total={found.data?.rows.length ?? null}
        sentence={t("carryOver.lead")}
        rows={found.data?.rows}
        error={found.error}
        onRetry={() => void found.refetch()}
        rowKey={(one) => one.carryOverId}
        hrefOf={(one) => paths.carryOver(one.carryOverId)}
        empty={{ why: t("carryOver.none") }}
        exportName="year-ends"
        columns={[
          { key: "year", head: t("carryOver.year"), text: (one) => String(one.fromYear) },
          moneyColumn({
            key: "carry",
            head: t("carryOver.action.carry"),
            of: (one: YearEnd) => one.sums.carry,
            onPhone: true,
          }),
          moneyColumn({
            key: "return",
            head: t("carryOver.action.return"),
            of: (one: YearEnd) => one.sums.return,
            onPhone: true,
          }),
          {
            key: "state",
            head: words("decision"),
            text: (one) => one.decisionNumber ?? `${t("carryOver.draft")} · ${day(one.asOf)}`,
            onPhone: true,
          },
        ]}
      />
      <RecordActs
        acts={[
          {
            key: "run",
            label: t("carryOver.run"),
            whyNot: whyNot("planning.runCarryOver"),
            dialog: (onClose) => (
              <ActDialog
                endpoint={runCarryOver}
                initial={{ carryOverId: newId("carry-over"), areaId, fromYear: session.today.slice(0, 4) }}
                verb={t("carryOver.run")}
                next={t("carryOver.runNext")}
                onDone={(made) => router.history.push(paths.carryOver(made.carryOverId))}
                onClose={onClose}
                fields={[{ path: "fromYear", label: t("carryOver.year") }]}
              />
            ),
          },
        ]}
      />
    </Stack>
  );
}
