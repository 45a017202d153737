import { Button } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listVillages } from "#contract/area/village.ts";
import { listHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { VillageAct } from "./VillageAct.tsx";

/** The households of a village, of which those of the new one are chosen. */
export function SplitVillagePage({ areaId, villageId }: { readonly areaId: string; readonly villageId: string }) {
  const { t } = useTranslation("area/village");
  const { number } = useFormat();
  const router = useRouter();
  const villages = useEndpoint(listVillages, { params: { areaId } });
  const name = villages.data?.rows.find((row) => row.areaId === villageId)?.name ?? "";
  const households = usePages(listHouseholds, { query: { villageId, limit: "200" } });
  const [chosen, choose] = useState<readonly Id<"household">[]>();
  return (
    <>
      <ListPage
        {...households}
        title={t("split.title", { name })}
        sentence={`${t("split.intro", { name })} ${t("split.choose")}`}
        rowKey={(row) => row.householdId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{ why: t("empty") }}
        exportName="village-households"
        bulk={(selected) => (
          <Button onClick={() => choose(selected.map(({ householdId }) => householdId))}>
            {t("split.send", { number: number(selected.length) })}
          </Button>
        )}
        columns={[
          { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
          { key: "members", head: t("members"), text: (row) => number(row.members), numeric: true, onPhone: true },
        ]}
      />
      {chosen !== undefined && (
        <VillageAct
          areaId={areaId}
          asked={{ change: "split", village: { areaId: villageId, name }, householdIds: chosen }}
          onDone={() => router.history.push(paths.villages(areaId))}
          onClose={() => choose(undefined)}
        />
      )}
    </>
  );
}
