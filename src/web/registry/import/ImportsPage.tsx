import { useTranslation } from "react-i18next";
import { listImports } from "#contract/registry/import.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";

import { importTones } from "./import-tones.ts";

/** Imports into one's areas, the latest first. */
export function ImportsPage() {
  const { t } = useTranslation("registry/import");
  const { t: ti } = useTranslation("registry/import");
  const { instant, number } = useFormat();
  const may = useMay();
  const imports = usePages(listImports);
  const take = may("registry.importHouseholds") ? { label: ti("title"), href: paths.newImport() } : undefined;
  return (
    <ListPage
      {...imports}
      title={t("import.list")}
      sentence={t("import.sentence")}
      act={take}
      rowKey={(row) => row.importId}
      hrefOf={(row) => paths.importOf(row.importId)}
      empty={{ why: t("import.empty"), act: take }}
      exportName="imports"
      columns={[
        { key: "source", head: t("import.source"), text: (row) => row.sourceSystem },
        { key: "area", head: t("import.area"), text: (row) => row.areaName },
        { key: "when", head: t("import.when"), text: (row) => instant(row.startedAt), onPhone: true },
        {
          key: "state",
          head: t("import.state"),
          text: (row) => ti(`state.${row.state}`),
          cell: (row) => <StateBadge tone={importTones[row.state]} label={ti(`state.${row.state}`)} />,
        },
        {
          key: "added",
          head: t("import.counts.householdsAdded"),
          text: (row) => number(row.counts.householdsAdded),
          numeric: true,
          onPhone: true,
        },
        {
          key: "held",
          head: t("import.counts.householdsQuarantined"),
          text: (row) => number(row.counts.householdsQuarantined),
          numeric: true,
        },
      ]}
    />
  );
}
