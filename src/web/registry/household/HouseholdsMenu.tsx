import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";

/** What is done less often than registering: double records, moves between communes, changes of many households. */
export function HouseholdsMenu({ onChangeAll }: { readonly onChangeAll: (() => void) | undefined }) {
  const { t } = useTranslation(["registry/household", "registry/import"]);
  const { t: tb } = useTranslation("registry/bulk");
  const { t: tm } = useTranslation("registry/transfer");
  const may = useMay();
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={18} aria-hidden />}>
          {t("households.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may("registry.readImports") && (
          <Menu.Item component="a" href={paths.imports()}>
            {t("registry/import:import.list")}
          </Menu.Item>
        )}
        {may("registry.readDuplicates") && (
          <Menu.Item component="a" href={paths.duplicates()}>
            {t("households.duplicates")}
          </Menu.Item>
        )}
        <Menu.Item component="a" href={paths.transfers()}>
          {tm("transfer.title")}
        </Menu.Item>
        <Menu.Divider />
        {onChangeAll !== undefined && <Menu.Item onClick={onChangeAll}>{tb("all")}</Menu.Item>}
        {may("registry.changeInBulk") && (
          <Menu.Item component="a" href={paths.bulkFile()}>
            {tb("file.title")}
          </Menu.Item>
        )}
        <Menu.Item component="a" href={paths.bulkChanges()}>
          {tb("list.title")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
