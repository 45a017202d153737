import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { waitingSteps } from "#contract/delivery/activity.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import type { Id } from "#kernel/id.ts";
import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { useNames } from "#web/names.ts";

export type ActivityListFilter = {
  readonly waits?: (typeof waitingSteps)[number] | undefined;
  readonly kind?: string | undefined;
  readonly state?: ActivityState | undefined;
  readonly year?: number | undefined;
  /** A department or a unit, or "commune". */
  readonly executor?: Id<"office"> | "commune" | undefined;
};

/** What the list of activities is narrowed by; the place is chosen in the header. */
export function ActivityFilters(props: {
  readonly filter: ActivityListFilter;
  readonly kinds: readonly string[];
  readonly executors: readonly { readonly officeId: Id<"office">; readonly name: string }[];
  readonly onFilter: (filter: ActivityListFilter) => void;
}) {
  const { t } = useTranslation(["delivery/activity", "delivery/assignment"]);
  const nameOf = useNames();
  const { filter, kinds, executors, onFilter } = props;
  const communeItself = { value: "commune" as const, label: t("delivery/assignment:filterCommune") };
  const carriers = [communeItself, ...executors.map(({ officeId, name }) => ({ value: officeId, label: name }))];
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
      {(executors.length > 0 || filter.executor !== undefined) && (
        <Select
          label={t("delivery/assignment:executor")}
          placeholder={t("filter.any")}
          searchable
          clearable
          data={carriers}
          value={filter.executor ?? null}
          onChange={(executor) =>
            onFilter({ ...filter, executor: carriers.find(({ value }) => value === executor)?.value })
          }
        />
      )}
    </Group>
  );
}
