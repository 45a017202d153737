import { Anchor, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listUncovered } from "#contract/delivery/coverage.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** The households without a support of the year, or without one that answers the need; each opens what it may have. */
export function UncoveredSection(props: {
  readonly areaId: string;
  readonly year: string;
  readonly need: string | undefined;
}) {
  const { areaId, year, need } = props;
  const { t } = useTranslation(["delivery/coverage", "terms", "planning/framework"]);
  const { number } = useFormat();
  const nameOf = useNames();
  const pages = usePages(listUncovered, {
    query: { areaId, year, limit: "100", ...(need === undefined ? {} : { need }) },
  });
  return (
    <Stack gap="xs">
      <RowsSection
        {...pages}
        title={need === undefined ? t("nothing") : t("withoutNeed", { need: nameOf("needs", need) })}
        rowKey={(row) => row.householdId}
        empty={{ why: t("nobody") }}
        exportName="without-support"
        columns={[
          {
            key: "household",
            head: t("terms:household"),
            text: (row) => row.headName ?? t("terms:unnamed"),
            cell: (row) => (
              <Anchor inherit href={paths.eligibility(row.householdId)}>
                {row.headName ?? t("terms:unnamed")}
              </Anchor>
            ),
          },
          { key: "village", head: t("terms:village"), text: (row) => row.villageName ?? "–", onPhone: true },
          { key: "class", head: t("terms:class"), text: (row) => nameOf("classes", row.class), onPhone: true },
          {
            key: "needs",
            head: t("need"),
            text: (row) => row.needs.map((code) => nameOf("needs", code)).join(", "),
          },
          { key: "road", head: t("road"), text: (row) => t(`planning/framework:roads.${row.road}`) },
          { key: "given", head: t("given"), text: (row) => number(row.given), numeric: true },
        ]}
      />
      {need !== undefined && <Anchor href={paths.coverage()}>{t("all")}</Anchor>}
    </Stack>
  );
}
