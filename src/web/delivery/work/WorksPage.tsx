import { Anchor, Group, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listWorks } from "#contract/delivery/work.ts";
import { workStates, workTroubles } from "#programme/delivery/work/work-state.ts";
import type { WorkState } from "#programme/delivery/work/work-state.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { useWorkColumns } from "./use-work-columns.tsx";

const troubles = ["any", ...workTroubles] as const;

export type WorkListFilter = {
  readonly state?: WorkState | undefined;
  readonly trouble?: (typeof troubles)[number] | undefined;
  readonly year?: number | undefined;
};

/** Works of the area: where they are, how far, what was paid, and which of them need attention. */
export function WorksPage(props: {
  readonly filter: WorkListFilter;
  readonly onFilter: (filter: WorkListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("delivery/work");
  const { moneyOverview, number } = useFormat();
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "", ...filter, year: filter.year?.toString() };
  const isKnown = { enabled: scope !== undefined };
  const works = usePages(listWorks, { query }, isKnown);
  const counted = useEndpoint(listWorks, { query: { ...query, limit: "1" } }, isKnown).data;
  const columns = useWorkColumns({ isOneCommune: scope !== undefined && isCommune(scope.areaId) });
  return (
    <ListPage
      title={t("works")}
      total={counted?.total ?? null}
      sentence={t("lead", { area: scope?.name ?? "" })}
      notice={
        counted !== undefined && (
          <Text>
            {t("sums", {
              estimate: moneyOverview(counted.sums.estimate),
              value: moneyOverview(counted.sums.value),
              accepted: moneyOverview(counted.sums.accepted),
              paid: moneyOverview(counted.sums.paid),
              inTrouble: number(counted.sums.inTrouble),
            })}
          </Text>
        )
      }
      filters={
        <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
          <Select
            label={t("step")}
            placeholder={t("anyState")}
            clearable
            data={workStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
            value={filter.state ?? null}
            onChange={(state) => onFilter({ ...filter, state: workStates.find((one) => one === state) })}
          />
          <Select
            label={t("standsOut")}
            placeholder={t("all")}
            clearable
            data={troubles.map((trouble) => ({
              value: trouble,
              label: trouble === "any" ? t("any") : t(`trouble.${trouble}`),
            }))}
            value={filter.trouble ?? null}
            onChange={(trouble) => onFilter({ ...filter, trouble: troubles.find((one) => one === trouble) })}
          />
          <Anchor href={paths.activities()}>{t("allActivities")}</Anchor>
        </Group>
      }
      rows={works.rows}
      more={works.more}
      error={works.error}
      onRetry={works.onRetry}
      rowKey={(work) => work.workId}
      hrefOf={(work) => paths.work(work.workId)}
      empty={{ why: t("none"), act: { label: t("allActivities"), href: paths.activities() } }}
      exportName="works"
      columns={columns}
    />
  );
}
