import { Button, Menu, Stack } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listVillages } from "#contract/area/village.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import type { Column } from "#web/ui/list/column.ts";
import { AsOfBanner, AsOfField } from "#web/registry/household/AsOf.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { VillageAct } from "./VillageAct.tsx";
import type { AskedVillageAct } from "./VillageAct.tsx";
import type { Village } from "./listed-village.ts";

/** Villages of a commune, of now and of before, and what a decision makes of them; or those of a past day, of which nothing can be made. */
export function VillagesPage(props: {
  readonly areaId: string;
  readonly on: string | undefined;
  readonly onOn: (on: string | undefined) => void;
}) {
  const { areaId, on, onOn } = props;
  const { t } = useTranslation("area/village");
  const { number, day } = useFormat();
  const may = useMay()("area.changeVillages") && on === undefined;
  const villages = useEndpoint(listVillages, { params: { areaId }, query: { on } });
  const [asked, ask] = useState<AskedVillageAct>();
  const [message, setMessage] = useState("");
  const rows = villages.data?.rows;
  /** Nothing to tell where no decision has changed a village yet. */
  const dated: readonly Column<Village>[] = [
    { key: "since", head: t("since"), text: (row) => (row.validFrom === null ? "–" : day(row.validFrom)) },
    { key: "until", head: t("until"), text: (row) => (row.validTo === null ? "–" : day(row.validTo)) },
    { key: "from", head: t("from"), text: (row) => (row.formedFrom.length === 0 ? "–" : row.formedFrom.join(", ")) },
    { key: "into", head: t("into"), text: (row) => (row.wentInto.length === 0 ? "–" : row.wentInto.join(", ")) },
    { key: "decision", head: t("decision"), text: (row) => row.decision ?? "–" },
  ];
  return (
    <>
      <ListPage
        title={t("title", { commune: villages.data?.communeName ?? "" })}
        sentence={t("sentence")}
        notice={
          <Stack gap="sm" align="flex-start">
            <AsOfField on={on} onOn={onOn} />
            {on !== undefined && <AsOfBanner on={on} onToday={() => onOn(undefined)} />}
            <div role="status">{message}</div>
          </Stack>
        }
        actions={may && <Button onClick={() => ask({ change: "form" })}>{t("form.verb")}</Button>}
        rows={rows}
        total={(on === undefined ? rows?.filter(({ validTo }) => validTo === null) : rows)?.length ?? null}
        error={villages.error}
        rowKey={(row) => row.areaId}
        hrefOf={(row) => paths.area(row.areaId)}
        empty={{ why: t("empty") }}
        exportName="villages"
        {...(may
          ? {
              bulk: (selected: readonly Village[]) => (
                <Button
                  disabled={selected.length < 2 || selected.some(({ validTo }) => validTo !== null)}
                  onClick={() => ask({ change: "merge", villages: selected })}
                >
                  {t("merge.verb", { count: selected.length })}
                </Button>
              ),
            }
          : {})}
        columns={[
          {
            key: "name",
            head: t("name"),
            text: (row) => (row.validTo === null || on !== undefined ? row.name : `${row.name} (${t("past")})`),
          },
          {
            key: "households",
            head: t("households"),
            text: (row) => number(row.households),
            numeric: true,
            onPhone: true,
          },
          ...(rows?.some(({ validFrom, validTo }) => validFrom !== null || validTo !== null) === true ? dated : []),
          ...(may
            ? [
                {
                  key: "acts",
                  head: t("acts"),
                  text: () => "",
                  isAct: true,
                  cell: (row: Village) =>
                    row.validTo === null && <VillageMenu village={row} areaId={areaId} onAsk={ask} />,
                  onPhone: true,
                },
              ]
            : []),
        ]}
      />
      {asked !== undefined && (
        <VillageAct
          areaId={areaId}
          asked={asked}
          onDone={({ households }) => setMessage(t("done", { households: number(households) }))}
          onClose={() => ask(undefined)}
        />
      )}
    </>
  );
}

function VillageMenu(props: {
  readonly village: Village;
  readonly areaId: string;
  readonly onAsk: (asked: AskedVillageAct) => void;
}) {
  const { t } = useTranslation("area/village");
  const { village, areaId, onAsk } = props;
  const { name } = village;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-md" aria-label={`${t("acts")}: ${name}`}>
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk({ change: "rename", village })}>{t("rename.verb", { name })}</Menu.Item>
        <Menu.Item component="a" href={paths.splitVillage(areaId, village.areaId)}>
          {t("split.verb", { name })}
        </Menu.Item>
        <Menu.Item disabled={village.households > 0} onClick={() => onAsk({ change: "end", village })}>
          {t("end.verb", { name })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
