import { Group, NativeSelect, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AsOfBanner, AsOfField } from "#web/registry/household/AsOf.tsx";

/** A past day, and whether its figures are reported in the units of that day or of today. */
export type PastDay = { readonly on?: string | undefined; readonly boundaries?: "then" | "now" | undefined };

/** On which day an area is shown, and on which boundaries. */
export function AreaAsOf(props: { readonly past: PastDay; readonly onPast: (past: PastDay) => void }) {
  const { t } = useTranslation("registry/household");
  const { past, onPast } = props;
  return (
    <Stack gap="sm">
      <Group align="end">
        <AsOfField on={past.on} onOn={(on) => onPast(on === undefined ? {} : { ...past, on })} />
        {past.on !== undefined && (
          <NativeSelect
            label={t("asOf.boundaries")}
            value={past.boundaries ?? "then"}
            onChange={(event) => onPast({ ...past, boundaries: event.currentTarget.value === "now" ? "now" : "then" })}
            data={[
              { value: "then", label: t("asOf.then") },
              { value: "now", label: t("asOf.now") },
            ]}
          />
        )}
      </Group>
      {past.on !== undefined && <AsOfBanner on={past.on} onToday={() => onPast({})} />}
    </Stack>
  );
}
