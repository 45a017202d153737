import { Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { exportFormats, exportFoundHouseholds } from "#contract/registry/export.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { takeFile } from "#web/client.ts";
import { parseLanguage } from "#web/i18n/languages.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import type { HouseholdFilter } from "#web/registry/household/HouseholdFilters.tsx";

type Rows = "people" | "households";
type Format = (typeof exportFormats)[number];

/** Everything that the filter finds, as a file: what it holds is said before it is taken. */
export function ExportMenu(props: { readonly filter: HouseholdFilter; readonly total: number | null }) {
  const { t, i18n } = useTranslation("registry/export");
  const { filter, total } = props;
  const words = { csv: t("csv"), xlsx: t("xlsx"), parquet: t("parquet") };
  const { search, ...places } = filter;
  const address = (rows: Rows, format: Format) => {
    const given = Object.entries(places).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, value]],
    );
    const query = new URLSearchParams([...given, ["rows", rows], ["format", format], ["columns", i18n.language]]);
    return `/api/households/export?${query.toString()}`;
  };
  // What was searched for stays out of the address; it finds few, so the file may be in memory.
  const taking = useMutation({
    mutationFn: async (asked: { readonly rows: Rows; readonly format: Format; readonly search: string }) =>
      takeFile(exportFoundHouseholds, {
        body: {
          ...places,
          ...asked,
          on: places.on === undefined ? undefined : parseLocalDate(places.on),
          columns: parseLanguage(i18n.language) ?? "vi",
        },
      }),
  });
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
            {exportFormats.map((format) =>
              search === undefined ? (
                <Menu.Item key={format} component="a" href={address(rows, format)} download>
                  {words[format]}
                </Menu.Item>
              ) : (
                <Menu.Item
                  key={format}
                  closeMenuOnClick={false}
                  onClick={() => taking.mutate({ rows, format, search })}
                >
                  {words[format]}
                </Menu.Item>
              ),
            )}
          </div>
        ))}
        <ErrorState error={taking.error} />
      </Menu.Dropdown>
    </Menu>
  );
}
