import { Anchor, Group, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listCycles, listProducts } from "#contract/delivery/production.ts";
import { cycleStates } from "#programme/delivery/production/cycle-state.ts";
import type { CycleState } from "#programme/delivery/production/cycle-state.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { isCommune } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { ConversionsSection } from "./ConversionsSection.tsx";
import { useCycleColumns } from "./use-cycle-columns.tsx";

export type CycleListFilter = { readonly state?: CycleState | undefined; readonly product?: string | undefined };

/** Production cycles of the area, those that are harvested next first. */
export function CyclesPage(props: {
  readonly filter: CycleListFilter;
  readonly onFilter: (filter: CycleListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("delivery/production");
  const { dong } = useFormat();
  const nameOf = useNames();
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "", ...filter };
  const isKnown = { enabled: scope !== undefined };
  const cycles = usePages(listCycles, { query }, isKnown);
  const counted = useEndpoint(listCycles, { query: { ...query, limit: "1" } }, isKnown).data;
  const columns = useCycleColumns(scope !== undefined && isCommune(scope.areaId));
  const products = useEndpoint(listProducts).data?.rows ?? [];
  return (
    <Stack gap="xl">
      <ListPage
        title={t("cycles")}
        total={counted?.total ?? null}
        sentence={t("lead", { area: scope?.name ?? "" })}
        notice={
          counted !== undefined &&
          (counted.total ?? 0) > 0 && (
            <Text>{t("sums", { cost: dong(counted.sums.cost), income: dong(counted.sums.income) })}</Text>
          )
        }
        filters={
          <Group align="end" wrap="wrap">
            <Select
              label={t("product")}
              placeholder={t("anyProduct")}
              clearable
              searchable
              data={products.map(({ product }) => ({ value: product, label: nameOf("products", product) }))}
              value={filter.product ?? null}
              onChange={(product) => onFilter({ ...filter, product: product ?? undefined })}
            />
            <Select
              label={t("step")}
              placeholder={t("anyState")}
              clearable
              data={cycleStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
              value={filter.state ?? null}
              onChange={(state) => onFilter({ ...filter, state: cycleStates.find((one) => one === state) })}
            />
            <Anchor href={paths.valueChain()}>{t("toValueChain")}</Anchor>
            <Anchor href={paths.unsold()}>{t("toUnsold")}</Anchor>
          </Group>
        }
        rows={cycles.rows}
        more={cycles.more}
        error={cycles.error}
        onRetry={cycles.onRetry}
        rowKey={(row) => row.cycleId}
        hrefOf={(row) => paths.cycle(row.cycleId)}
        empty={{ why: t("none"), act: { label: t("toActivities"), href: paths.activities() } }}
        exportName="production-cycles"
        columns={columns}
      />
      <ConversionsSection areaId={query.areaId} />
    </Stack>
  );
}
