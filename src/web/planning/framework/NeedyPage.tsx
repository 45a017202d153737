import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { listNeedy } from "#contract/planning/need.ts";
import { useNames } from "#web/names.ts";
import { useClassText } from "#web/use-class-text.ts";

/** The households behind a count of needs. */
export function NeedyPage({
  search,
}: {
  readonly search: { areaId: string; by: "class" | "need" | "cause" | "road"; key: string };
}) {
  const { t } = useTranslation(["planning/need", "planning/framework"]);
  const { t: tStages } = useTranslation(["terms", "codes"]);
  const nameOf = useNames();
  const classText = useClassText();
  const found = useEndpoint(listNeedy, { query: search });
  const { by, key } = search;
  const what =
    by === "class"
      ? nameOf("classes", key)
      : by === "need"
        ? nameOf("needs", key)
        : by === "cause"
          ? t(`causes.${key}`)
          : t(`planning/framework:roads.${key}`);
  return (
    <ListPage
      title={t("needs.households")}
      total={found.data?.rows.length ?? null}
      sentence={t("needs.behind", { what })}
      rows={found.data?.rows}
      error={found.error}
      onRetry={() => void found.refetch()}
      rowKey={(row) => row.householdId}
      empty={{ why: t("needs.empty") }}
      exportName="needs-households"
      columns={[
        {
          key: "household",
          head: tStages("household"),
          text: (row) => row.headName ?? tStages("unnamed"),
          cell: (row) => <Anchor href={paths.household(row.householdId)}>{row.headName ?? tStages("unnamed")}</Anchor>,
          onPhone: true,
        },
        { key: "village", head: tStages("village"), text: (row) => row.villageName ?? "–", onPhone: true },
        { key: "class", head: tStages("class"), text: classText },
      ]}
    />
  );
}
