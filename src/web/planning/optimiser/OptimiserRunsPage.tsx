import { useTranslation } from "react-i18next";
import { listOptimiserRuns } from "#contract/planning/optimiser.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";

/** Searches for the best use of money, the latest first. */
export function OptimiserRunsPage() {
  const { t } = useTranslation("planning/optimiser");
  const { t: words } = useTranslation(["terms", "planning/allocation"]);
  const { instant } = useFormat();
  const found = useEndpoint(listOptimiserRuns);
  const act = useMay()("planning.runFormula")
    ? { label: t("optimiserRun.new"), href: paths.newOptimiserRun() }
    : undefined;
  return (
    <ListPage
      title={t("optimiserRun.list")}
      total={found.data?.rows.length ?? null}
      sentence={t("optimiserRun.lead")}
      act={act}
      rows={found.data?.rows}
      error={found.error}
      onRetry={() => void found.refetch()}
      rowKey={(one) => one.optimiserRunId}
      hrefOf={(one) => paths.optimiserRun(one.optimiserRunId)}
      empty={{ why: t("optimiserRun.none"), act }}
      exportName="best-uses"
      columns={[
        { key: "title", head: t("optimiserRun.name"), text: (one) => one.title },
        { key: "state", head: words("state"), text: (one) => t(`optimiserRun.state.${one.state}`), onPhone: true },
        {
          key: "asked",
          head: words("planning/allocation:allocation.run"),
          text: (one) => instant(one.askedAt),
          onPhone: true,
        },
      ]}
    />
  );
}
