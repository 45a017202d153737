import { Group, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listReferrals, sumReferrals } from "#contract/delivery/referral.ts";
import type { Id } from "#kernel/id.ts";
import { idOf } from "#kernel/id.ts";
import { referralStates, referralTroubles } from "#programme/delivery/referral/referral-state.ts";
import type { ReferralState } from "#programme/delivery/referral/referral-state.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useReferralColumns } from "./use-referral-columns.tsx";

const troubles = ["any", ...referralTroubles] as const;

export type ReferralListFilter = {
  readonly officeId?: Id<"office"> | undefined;
  readonly state?: ReferralState | undefined;
  readonly trouble?: (typeof troubles)[number] | undefined;
};

/** Referrals of the area, the longest waiting first, with their sums by office and by commune: nobody is lost between offices. */
export function ReferralsPage(props: {
  readonly filter: ReferralListFilter;
  readonly onFilter: (filter: ReferralListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("delivery/referral");
  const { number } = useFormat();
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "", ...filter };
  const isKnown = { enabled: scope !== undefined };
  const referrals = usePages(listReferrals, { query }, isKnown);
  const counted = useEndpoint(listReferrals, { query: { ...query, limit: "1" } }, isKnown).data;
  const byOffice = useEndpoint(sumReferrals, { query: { areaId: query.areaId } }, isKnown).data;
  const byCommune = useEndpoint(sumReferrals, { query: { areaId: query.areaId, by: "commune" } }, isKnown).data;
  const columns = useReferralColumns();
  return (
    <Stack gap="xl">
      <ListPage
        title={t("referrals")}
        total={counted?.total ?? null}
        sentence={t("lead", { area: scope?.name ?? "" })}
        notice={
          counted !== undefined &&
          (counted.total ?? 0) > 0 && (
            <Text>
              {t("sums", {
                open: number(counted.sums.open),
                late: number(counted.sums.late),
                escalated: number(counted.sums.escalated),
                refused: number(counted.sums.refused),
                done: number(counted.sums.done),
                withdrawn: number(counted.sums.withdrawn),
              })}
            </Text>
          )
        }
        filters={
          <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
            <Select
              label={t("stateLabel")}
              placeholder={t("anyState")}
              clearable
              data={referralStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
              value={filter.state ?? null}
              onChange={(state) => onFilter({ ...filter, state: referralStates.find((one) => one === state) })}
            />
            <Select
              label={t("standsOut")}
              placeholder={t("anyStanding")}
              clearable
              data={troubles.map((trouble) => ({
                value: trouble,
                label: trouble === "any" ? t("any") : t(`trouble.${trouble}`),
              }))}
              value={filter.trouble ?? null}
              onChange={(trouble) => onFilter({ ...filter, trouble: troubles.find((one) => one === trouble) })}
            />
            <Select
              label={t("office")}
              placeholder={t("anyOffice")}
              clearable
              data={(byOffice?.rows ?? []).map(({ key, name }) => ({ value: key, label: name }))}
              value={filter.officeId ?? null}
              onChange={(officeId) =>
                onFilter({ ...filter, officeId: officeId === null ? undefined : idOf("office", officeId) })
              }
            />
          </Group>
        }
        rows={referrals.rows}
        more={referrals.more}
        error={referrals.error}
        onRetry={referrals.onRetry}
        rowKey={(row) => row.referralId}
        hrefOf={(row) => paths.referral(row.referralId)}
        empty={{ why: t("none"), act: { label: t("toHouseholds"), href: paths.households() } }}
        exportName="referrals"
        columns={columns}
      />
      <Sums title={t("byOffice")} rows={byOffice?.rows} hrefOf={(key) => paths.referrals({ officeId: key })} />
      <Sums title={t("byCommune")} rows={byCommune?.rows} />
    </Stack>
  );
}

function Sums(props: {
  readonly title: string;
  readonly rows: RowOf<typeof sumReferrals>[] | undefined;
  readonly hrefOf?: (key: string) => string;
}) {
  const { title, rows, hrefOf } = props;
  const { t } = useTranslation("delivery/referral");
  const { number } = useFormat();
  const count = (key: "open" | "late" | "escalated" | "done" | "refused" | "withdrawn") => ({
    key,
    head: t(`count.${key}`),
    text: (row: RowOf<typeof sumReferrals>) => number(row[key]),
    numeric: true,
    onPhone: key === "open" || key === "late",
  });
  if (rows === undefined || rows.length === 0) return null;
  return (
    <RowsSection
      title={title}
      rows={rows}
      rowKey={(row) => row.key}
      {...(hrefOf === undefined ? {} : { hrefOf: (row: RowOf<typeof sumReferrals>) => hrefOf(row.key) })}
      empty={{ why: t("none") }}
      exportName="referral-sums"
      columns={[
        { key: "name", head: title, text: (row) => row.name },
        count("open"),
        count("late"),
        count("escalated"),
        count("refused"),
        count("done"),
        count("withdrawn"),
      ]}
    />
  );
}
