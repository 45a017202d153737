import { Button, Popover } from "@mantine/core";
import { IconChevronDown, IconMapPin } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askServer } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { AreaTree } from "#web/ui/list/AreaTree.tsx";
import { useAreaScope } from "./use-area-scope.ts";
import { listAreas } from "#contract/area/area.ts";

export function AreaScopeSwitch() {
  const { t } = useTranslation("shell");
  const { data: session } = useSession();
  const { scope, choose } = useAreaScope();
  const [opened, open] = useState(false);
  if (scope === undefined || session === undefined) return null;
  const roots = [...new Map(session.posts.map((post) => [post.areaId, post])).values()];
  return (
    <Popover opened={opened} onChange={open} position="bottom-start" width={320} trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconMapPin size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={t("shell.area", { name: scope.name })}
          onClick={() => open(!opened)}
        >
          {scope.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="60vh" style={{ overflow: "auto" }}>
        <AreaTree
          label={t("shell.chooseArea")}
          roots={roots.map(({ areaId, areaName }) => ({ areaId, name: areaName, children: 1 }))}
          chosen={scope.areaId}
          loadBelow={async (areaId) => {
            const { rows } = await askServer(listAreas, { query: { parentId: areaId } });
            return rows.map((row) => ({ areaId: row.areaId, name: row.fullName, children: row.children }));
          }}
          onChoose={({ areaId, name }) => {
            choose({ areaId, name });
            open(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
