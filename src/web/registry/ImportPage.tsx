import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getImport, listQuarantine } from "#contract/registry-imports.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/Loaded.tsx";
import { RecordPage } from "#web/ui/RecordPage.tsx";
import { importTones } from "./import-tones.ts";
import { HeldRows } from "./HeldRows.tsx";
import { ImportCounts } from "./ImportCounts.tsx";

/** What an import did, and what it held back, row by row. */
export function ImportPage({ importId }: { readonly importId: Id<"import"> }) {
  const asked = useEndpoint(getImport, { params: { importId } });
  return <Loaded asked={asked}>{(found) => <ImportRecord found={found} />}</Loaded>;
}

function ImportRecord({ found }: { readonly found: Output<typeof getImport> }) {
  const { t } = useTranslation("registry");
  const { instant, number } = useFormat();
  return (
    <RecordPage
      above={{ label: t("import.list"), href: paths.imports() }}
      title={`${found.sourceSystem}: ${found.areaName}`}
      state={{ tone: importTones[found.state], label: t(`import.${found.state}`) }}
      facts={[
        { label: t("import.when"), value: instant(found.startedAt) },
        { label: t("import.who"), value: found.officerName ?? "–" },
      ]}
    >
      <ImportCounts counts={found.counts} formatNumber={number} />
      <Quarantine importId={found.importId} />
    </RecordPage>
  );
}

function Quarantine({ importId }: { readonly importId: Id<"import"> }) {
  const { t } = useTranslation("registry");
  const rows = usePages(listQuarantine, { params: { importId }, query: { limit: "100" } });
  return <HeldRows {...rows} title={t("import.quarantine")} />;
}
