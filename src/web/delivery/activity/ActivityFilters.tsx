import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { waitingStates } from "#contract/delivery/activity.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { useNames } from "#web/names.ts";

export type ActivityListFilter = {
  readonly waits?: (typeof waitingStates)[number] | undefined;
  readonly kind?: string | undefined;
  readonly state?: ActivityState | undefined;
  readonly year?: number | undefined;
};

/** What the list of activities is narrowed by; the place is chosen in the header. */
export function ActivityFilters(props: {
  readonly filter: ActivityListFilter;
  readonly kinds: readonly string[];
  readonly onFilter: (filter: ActivityListFilter) => void;
}) {
  const { t } = useTranslation("delivery/activity");
  const nameOf = useNames();
  const { filter, kinds, onFilter } = props;
  return (
    <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
      <Select
        label={t("filter.kind")}
        placeholder={t("filter.any")}
        searchable
        clearable
        data={kinds.map((kind) => ({ value: kind, label: nameOf("kinds", kind) }))}
        value={filter.kind ?? null}
        onChange={(kind) => onFilter({ ...filter, kind: kind ?? undefined })}
      />
      <Select
        label={t("filter.state")}
        placeholder={t("filter.any")}
        clearable
        data={activityStates.map((state) => ({ value: state, label: t(`activityState.${state}`) }))}
        value={filter.state ?? null}
        onChange={(state) => onFilter({ ...filter, state: activityStates.find((one) => one === state) })}
      />
    </Group>
  );
}
