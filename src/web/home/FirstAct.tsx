import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listHouseholds } from "#contract/registry/household.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";

/** What begins the programme in a province that is empty: its households first, then the first round of review. */
export function FirstAct() {
  const { t } = useTranslation(["home", "review/round"]);
  const may = useMay();
  const mayRead = may("registry.readHouseholds");
  const households = useEndpoint(listHouseholds, { query: { limit: "1" } }, { enabled: mayRead });
  if (households.error !== null)
    return <ErrorState error={households.error} onRetry={() => void households.refetch()} />;
  if (households.isLoading) return <Text aria-busy="true">{t("counting")}</Text>;
  // The operator imports without reading, and so is always pointed at the file.
  const hasHouseholds = mayRead && (households.data?.rows.length ?? 0) > 0;
  if (!hasHouseholds && may("registry.importHouseholds"))
    return <EmptyState why={t("first.households")} act={{ label: t("first.import"), href: paths.newImport() }} />;
  if (hasHouseholds && may("review.openRound"))
    return <EmptyState why={t("first.round")} act={{ label: t("review/round:openRound"), href: paths.openRound() }} />;
  return <EmptyState why={t("first.wait")} />;
}
