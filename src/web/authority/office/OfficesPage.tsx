import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listOffices } from "#contract/authority/office.ts";
import { officeKinds, officeStates } from "#programme/authority/office/office.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { officeTones } from "./office-words.ts";
import type { OfficeFilter } from "./office-words.ts";

/** Departments of the province and the units that activities are assigned to. */
export function OfficesPage(props: {
  readonly filter: OfficeFilter;
  readonly onFilter: (filter: OfficeFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("authority/office");
  const may = useMay();
  const offices = useEndpoint(listOffices, { query: filter });
  const act = may("authority.manageOffices") ? { label: t("list.add"), href: paths.newOffice() } : undefined;
  const isFiltered = filter.kind !== undefined || filter.state !== undefined;
  return (
    <ListPage
      title={t("list.title")}
      total={offices.data?.rows.length ?? null}
      sentence={t("list.lead")}
      rows={offices.data?.rows}
      error={offices.error}
      onRetry={() => void offices.refetch()}
      act={act}
      filters={
        <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
          <Select
            label={t("kind")}
            placeholder={t("list.any")}
            clearable
            data={officeKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={filter.kind ?? null}
            onChange={(kind) => onFilter({ ...filter, kind: officeKinds.find((one) => one === kind) })}
          />
          <Select
            label={t("state")}
            placeholder={t("list.any")}
            clearable
            data={officeStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            value={filter.state ?? null}
            onChange={(state) => onFilter({ ...filter, state: officeStates.find((one) => one === state) })}
          />
        </Group>
      }
      rowKey={(row) => row.officeId}
      hrefOf={(row) => paths.office(row.officeId)}
      empty={isFiltered ? { why: t("list.empty") } : { why: t("list.none"), act }}
      exportName="offices"
      columns={[
        { key: "name", head: t("name"), text: (row) => row.name, onPhone: true },
        { key: "kind", head: t("kind"), text: (row) => t(`kinds.${row.kind}`), onPhone: true },
        { key: "number", head: t("number"), text: (row) => row.registrationNumber ?? "–" },
        { key: "contact", head: t("contact"), text: (row) => row.contact ?? "–" },
        {
          key: "state",
          head: t("state"),
          text: (row) => t(`states.${row.state}`),
          cell: (row) => <StateBadge tone={officeTones[row.state]} label={t(`states.${row.state}`)} />,
          onPhone: true,
        },
      ]}
    />
  );
}
