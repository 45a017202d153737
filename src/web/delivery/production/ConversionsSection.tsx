import { useTranslation } from "react-i18next";
import { listConversions } from "#contract/delivery/production.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** Households that changed what they live on, and why. */
export function ConversionsSection({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation("delivery/production");
  const { day } = useFormat();
  const nameOf = useNames();
  const conversions = usePages(listConversions, { query: { areaId } }, { enabled: areaId !== "" });
  return (
    <RowsSection
      title={t("conversion.title")}
      rows={conversions.rows}
      more={conversions.more}
      error={conversions.error}
      onRetry={conversions.onRetry}
      rowKey={(row) => row.conversionId}
      hrefOf={(row) => paths.household(row.householdId)}
      empty={{ why: t("conversion.none") }}
      exportName="livelihood-conversions"
      columns={[
        { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
        { key: "commune", head: t("commune"), text: (row) => row.communeName },
        { key: "date", head: t("date"), text: (row) => day(row.convertedOn) },
        { key: "from", head: t("conversion.from"), text: (row) => row.fromWhat, onPhone: true },
        { key: "to", head: t("conversion.to"), text: (row) => nameOf("products", row.toProduct), onPhone: true },
        { key: "hazard", head: t("conversion.hazard"), text: (row) => nameOf("hazards", row.hazard) },
        { key: "reason", head: t("fail.reason"), text: (row) => row.reason },
      ]}
    />
  );
}
