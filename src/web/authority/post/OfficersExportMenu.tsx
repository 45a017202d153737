import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";
import type { OfficerFilter } from "./officer-filter.ts";

/** Every officer that the filter finds with all posts, as a file; that it was taken is kept in the audit. */
export function OfficersExportMenu({ filter }: { readonly filter: OfficerFilter }) {
  const { t, i18n } = useTranslation("authority/post");
  const { t: te } = useTranslation("registry/export");
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {te("menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("list.exported")}</Menu.Label>
        {(["xlsx", "csv"] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={paths.officersFile({ ...filter, format, columns: i18n.language })}
            download
          >
            {te(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
