import { useTranslation } from "react-i18next";
import { listReferrals } from "#contract/delivery/referral.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useReferralColumns } from "./use-referral-columns.tsx";

/** What of a household is or was with other offices; nothing where nothing was. */
export function HouseholdReferrals({ householdId }: { readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("delivery/referral");
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "", householdId };
  const found = useEndpoint(listReferrals, { query }, { enabled: scope !== undefined }).data;
  const columns = useReferralColumns();
  if (found === undefined || found.rows.length === 0) return null;
  return (
    <RowsSection
      title={t("ofHousehold")}
      rows={found.rows}
      rowKey={(row) => row.referralId}
      hrefOf={(row) => paths.referral(row.referralId)}
      empty={{ why: t("none") }}
      exportName="referrals"
      columns={columns.filter(({ key }) => !["whom", "commune", "village"].includes(key))}
    />
  );
}
