import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { noVillage } from "#programme/registry/household/household.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { paths } from "#web/paths.ts";
import { Notice } from "#web/ui/page/Notices.tsx";

/** Nobody can meet about households in no village: how many there are, and where they are given one. */
export function WithoutVillage({ communeId, count }: { readonly communeId: string; readonly count: ShownCount }) {
  const { t } = useTranslation("review/round");
  if (count === 0 || count === suppressed) return null;
  return (
    <Notice>
      {t("withoutVillage", { count })}{" "}
      <Anchor inherit href={paths.households({ communeId, villageId: noVillage })}>
        {t("giveVillage")}
      </Anchor>
    </Notice>
  );
}
