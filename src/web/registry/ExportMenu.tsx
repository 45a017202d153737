import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { exportFormats } from "#contract/registry-exports.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";

/** Everything that the filter finds, as a file: what it holds is said before it is taken. */
export function ExportMenu(props: { readonly filter: HouseholdFilter; readonly total: number | null }) {
  const { t, i18n } = useTranslation("exports");
  const { filter, total } = props;
  const words = { csv: t("csv"), xlsx: t("xlsx"), parquet: t("parquet") };
  const address = (rows: "people" | "households", format: string) => {
    const given = Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, value]],
    );
    const query = new URLSearchParams([...given, ["rows", rows], ["format", format], ["columns", i18n.language]]);
    return `/api/households/export?${query.toString()}`;
  };
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {t("menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{total === null ? t("whatAll") : t("what", { count: total })}</Menu.Label>
        <Menu.Label>{t("masked")}</Menu.Label>
        {(["people", "households"] as const).map((rows) => (
          <div key={rows}>
            <Menu.Divider />
            <Menu.Label>{rows === "people" ? t("people") : t("households")}</Menu.Label>
            {exportFormats.map((format) => (
              <Menu.Item key={format} component="a" href={address(rows, format)} download>
                {words[format]}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
