import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { searchHouseholds } from "#contract/registry/household.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import { askServer } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { Palette } from "#web/ui/page/Palette.tsx";
import type { PaletteItem } from "#web/ui/page/Palette.tsx";
import { navigation } from "./navigation.ts";
import { listAreas } from "#contract/area/area.ts";

const shortestSearch = 2;
const mostHouseholds = 6;
const mostAreas = 6;

/** Acts that begin on a page of their own, and what permits them. */
const paletteActs = [
  { key: "register", act: "registry.registerHousehold", href: paths.registerHousehold() },
  { key: "import", act: "registry.importHouseholds", href: paths.newImport() },
  { key: "openRound", act: "review.openRound", href: paths.openRound() },
  { key: "loadScoreTable", act: "review.loadScoreTable", href: paths.loadScoreTable() },
  { key: "draftPlan", act: "planning.draftPlan", href: paths.newPlan() },
  { key: "recordBudget", act: "planning.recordBudget", href: paths.recordBudget() },
  { key: "recordPastYears", act: "treasury.recordPastYears", href: paths.pastYears() },
  { key: "runFormula", act: "planning.runFormula", href: paths.newAllocation() },
  { key: "readLedger", act: "ledger.readLedger", href: paths.ledger() },
  { key: "listOfficers", act: "authority.readOfficers", href: paths.officers() },
  { key: "createOfficer", act: "authority.manageOfficers", href: paths.newOfficer() },
  { key: "delegatePost", act: "authority.delegatePost", href: paths.ownPosts() },
  { key: "readAudit", act: "authority.readAudit", href: paths.audit() },
] as const satisfies readonly { readonly key: string; readonly act: Act; readonly href: string }[];

/** Ctrl K: to a page, an act, an area or a household of the reader's own areas. */
export function ConsolePalette() {
  const { t } = useTranslation(["ui", "shell", "registry/household"]);
  const router = useRouter();
  const may = useMay();
  const { data: session } = useSession();
  const group = {
    page: t("palette.pages"),
    act: t("palette.acts"),
    area: t("palette.areas"),
    household: t("palette.households"),
  };
  const pages: readonly PaletteItem[] = navigation.map(({ key, href }) => ({
    key,
    group: group.page,
    label: t(`shell:nav.${key}`),
    href,
  }));
  const acts = paletteActs
    .filter(({ act }) => may(act))
    .map(({ key, href }): PaletteItem => ({ key, group: group.act, label: t(`palette.act.${key}`), href }));

  async function search(text: string): Promise<readonly PaletteItem[]> {
    if (session === undefined || text.length < shortestSearch) return [];
    const wanted = searchText(text);
    const below = await Promise.all(
      [...new Set(session.posts.map(({ areaId }) => areaId))].map(async (parentId) =>
        askServer(listAreas, { query: { parentId } }),
      ),
    );
    const own = session.posts.map(({ areaId, areaName }) => ({ areaId, fullName: areaName }));
    const areas = [...own, ...below.flatMap(({ rows }) => rows)].filter(
      (area, at, all) =>
        searchText(area.fullName).includes(wanted) && all.findIndex(({ areaId }) => areaId === area.areaId) === at,
    );
    const households = may("registry.readHouseholds")
      ? (await askServer(searchHouseholds, { body: { search: text, limit: mostHouseholds } })).rows
      : [];
    return [
      ...areas
        .slice(0, mostAreas)
        .map((area) => ({ key: area.areaId, group: group.area, label: area.fullName, href: paths.area(area.areaId) })),
      ...households.map((household) => ({
        key: household.householdId,
        group: group.household,
        label: household.headName ?? t("palette.unnamed"),
        hint: [
          ...(typeof household.foundMember === "string"
            ? [t("registry/household:households.foundMember", { name: household.foundMember })]
            : []),
          household.villageName,
          household.communeName,
        ]
          .filter((name) => name !== null)
          .join(", "),
        href: paths.household(household.householdId),
      })),
    ];
  }

  return (
    <Palette items={[...pages, ...acts]} search={search} fold={searchText} onGo={(href) => router.history.push(href)} />
  );
}
