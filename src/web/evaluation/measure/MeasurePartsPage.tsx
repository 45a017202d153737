import { Group, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import { measureGroups } from "#programme/evaluation/measure/measure-groups.ts";
import type { MeasureGroup } from "#programme/evaluation/measure/measure-groups.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useStandardName } from "#web/review/round/use-standard-name.ts";
import { provinceFor, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { ChangesSection } from "./ChangesSection.tsx";
import { GroupsSection } from "./GroupsSection.tsx";
import { IndicatorsPicture } from "./IndicatorsPicture.tsx";
import { RobustnessSection } from "./RobustnessSection.tsx";

export type MeasureFilter = {
  readonly areaId?: string | undefined;
  readonly weighBy?: "people" | "households" | undefined;
  readonly by?: MeasureGroup | undefined;
  readonly k?: number | undefined;
};

/** What multidimensional poverty is made of: by indicator, commune or group, at any cut-off, and how it changed. */
export function MeasurePartsPage(props: {
  readonly filter: MeasureFilter;
  readonly onFilter: (filter: MeasureFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation(["evaluation/measure", "ui"]);
  const { day, number } = useFormat();
  const { scope } = useAreaScope();
  const session = useSession();
  const standardName = useStandardName();
  const areaId = filter.areaId ?? (session.data === undefined ? "" : provinceFor(session.data, scope?.areaId));
  const query = { areaId, weighBy: filter.weighBy, by: filter.by, k: filter.k?.toString() };
  const parts = useEndpoint(readMeasureParts, { query }, { enabled: areaId !== "" });
  if (scope === undefined || session.data === undefined) return <PageSkeleton />;
  const { today } = session.data;
  return (
    <Loaded asked={parts}>
      {(found) => {
        const { provenance, weightBase } = found;
        const source = t("source", {
          day: day(provenance.asOf),
          standard:
            provenance.standardId === null || provenance.standardVersion === null
              ? "–"
              : standardName(provenance.standardId, provenance.standardVersion),
          areas: provenance.areasVersion,
          code: provenance.codeVersion,
        });
        return (
          <Stack gap="xl">
            <PageHead title={t("parts.title")} lead={t("parts.lead")} />
            <Group align="end" grow preventGrowOverflow={false} wrap="wrap" className="no-print">
              <Select
                label={t("parts.weighBy")}
                allowDeselect={false}
                data={(["people", "households"] as const).map((value) => ({ value, label: t(`parts.weigh.${value}`) }))}
                value={found.weighBy}
                onChange={(value) => onFilter({ ...filter, weighBy: value === "households" ? value : undefined })}
              />
              <Select
                label={t("parts.by")}
                placeholder={t("parts.byCommune")}
                clearable
                data={measureGroups.map((value) => ({
                  value,
                  label: t(`parts.groups.${value}`),
                }))}
                value={filter.by ?? null}
                onChange={(value) => onFilter({ ...filter, by: measureGroups.find((one) => one === value) })}
              />
              <Select
                label={t("parts.k")}
                allowDeselect={false}
                data={[...new Set([...found.robustness.map(({ k }) => k), found.k])]
                  .toSorted((a, b) => a - b)
                  .map((k) => ({
                    value: String(k),
                    label: t("parts.cutoff", { k: number(k), of: number(weightBase) }),
                  }))}
                value={String(found.k)}
                onChange={(value) => onFilter({ ...filter, k: value === null ? undefined : Number(value) })}
              />
            </Group>
            {found.rows.some(({ M0 }) => M0 === suppressed) && <Text>{t("ui:suppressedWhy")}</Text>}
            <IndicatorsPicture parts={found} source={source} />
            <GroupsSection parts={found} by={filter.by} />
            <RobustnessSection parts={found} />
            <ChangesSection areaId={areaId} today={today} weighBy={found.weighBy} k={filter.k} />
          </Stack>
        );
      }}
    </Loaded>
  );
}
