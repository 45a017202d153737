import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listLivelihoodGroups } from "#contract/delivery/livelihood.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { useGroupColumns } from "./use-group-columns.tsx";

/** The livelihood groups of the area with their sums: what is kept, died, was born and handed on, and what is repaid. */
export function LivelihoodGroupsPage() {
  const { t } = useTranslation(["delivery/livelihood", "delivery/production"]);
  const { dong, number } = useFormat();
  const { scope } = useAreaScope();
  const groups = useEndpoint(
    listLivelihoodGroups,
    { query: { areaId: scope?.areaId ?? "" } },
    { enabled: scope !== undefined },
  );
  const sums = groups.data?.sums;
  return (
    <ListPage
      title={t("groups")}
      total={sums?.groups ?? null}
      sentence={t("list.lead", { area: scope?.name ?? "" })}
      notice={
        sums !== undefined && (
          <Text>
            {t("list.sums", {
              members: number(sums.members),
              alive: number(sums.alive),
              gone: number(sums.gone),
              born: number(sums.born),
              rotations: number(sums.rotations),
              lateChecks: number(sums.lateChecks),
              due: dong(sums.due),
              repaid: dong(sums.repaid),
              late: dong(sums.late),
            })}
          </Text>
        )
      }
      filters={<Anchor href={paths.cycles()}>{t("delivery/production:cycles")}</Anchor>}
      rows={groups.data?.rows}
      error={groups.error}
      onRetry={() => void groups.refetch()}
      rowKey={(group) => group.groupId}
      hrefOf={(group) => paths.livelihoodGroup(group.groupId)}
      empty={{ why: t("none"), act: { label: t("list.toActivities"), href: paths.activities() } }}
      exportName="livelihood-groups"
      columns={useGroupColumns()}
    />
  );
}
