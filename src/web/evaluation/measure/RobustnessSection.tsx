import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useShownText } from "./shown-text.ts";

/** Does the order of the communes depend on the choice of the cut-off? */
export function RobustnessSection({ parts }: { readonly parts: Output<typeof readMeasureParts> }) {
  const { t } = useTranslation("evaluation/measure");
  const { number } = useFormat();
  const { figure, percent } = useShownText();
  return (
    <Stack gap={4}>
      <RowsSection
        title={t("parts.robustness")}
        rows={parts.robustness}
        rowKey={({ k }) => String(k)}
        empty={{ why: t("nothing") }}
        exportName="measures-by-cut-off"
        columns={[
          {
            key: "k",
            head: t("parts.k"),
            text: ({ k }) => t("parts.cutoff", { k: number(k), of: number(parts.weightBase) }),
            onPhone: true,
          },
          { key: "H", head: "H", text: (row) => percent(row.H, 2), numeric: true, onPhone: true },
          { key: "A", head: "A", text: (row) => percent(row.A, 2), numeric: true },
          { key: "M0", head: "M0", text: (row) => figure(row.M0), numeric: true, onPhone: true },
          { key: "communes", head: t("parts.compared"), text: (row) => number(row.communes), numeric: true },
          { key: "spearman", head: t("parts.spearman"), text: (row) => figure(row.spearman, 3), numeric: true },
          { key: "kendall", head: t("parts.kendall"), text: (row) => figure(row.kendall, 3), numeric: true },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t("parts.robustnessHelp")}
      </Text>
    </Stack>
  );
}
