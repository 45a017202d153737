import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { useOwnCommunes } from "./use-own-communes.ts";

const filter = z.object({
  communeId: z.string().optional(),
  villageId: z.string().optional(),
  class: z.string().optional(),
  search: z.string().optional(),
  flag: z.string().optional(),
});
const classCodes = ["poor", "near_poor", "average", "non_poor"] as const;

function useClasses() {
  const { t } = useTranslation("stages");
  return classCodes.map((code) => ({ code, name: t(`classes.${code}`) }));
}

export const registryRoutes: readonly PageRoute[] = [
  page({
    path: "/map",
    act: "registry.readAreas",
    load: async () => {
      const { AreaPage } = await import("./AreaPage.tsx");
      return () => {
        const router = useRouter();
        const may = useMay();
        return (
          <AreaPage
            areaId="51"
            hrefOf={paths.area}
            onOpen={(areaId) => router.history.push(paths.area(areaId))}
            householdsHref={may("registry.readHouseholds") ? paths.households() : undefined}
          />
        );
      };
    },
  }),
  page({
    path: "/areas/$areaId",
    params: z.object({ areaId: z.string() }),
    search: z.object({ on: z.string().optional() }),
    act: "registry.readAreas",
    load: async () => {
      const { AreaPage } = await import("./AreaPage.tsx");
      return ({ params, search }) => {
        const router = useRouter();
        const may = useMay();
        return (
          <AreaPage
            areaId={params.areaId}
            on={search.on}
            hrefOf={paths.area}
            onOpen={(areaId) => router.history.push(paths.area(areaId))}
            householdsHref={may("registry.readHouseholds") ? paths.households({ communeId: params.areaId }) : undefined}
          />
        );
      };
    },
  }),
  page({
    path: "/areas/$areaId/boundaries",
    params: z.object({ areaId: z.string() }),
    act: "registry.importBoundaries",
    load: async () => {
      const { BoundariesPage } = await import("./BoundariesPage.tsx");
      return ({ params }) => <BoundariesPage areaId={params.areaId} />;
    },
  }),
  page({
    path: "/households",
    search: filter,
    act: "registry.readHouseholds",
    load: async () => {
      const { HouseholdsPage } = await import("./HouseholdsPage.tsx");
      return ({ search, onSearch }) => {
        const may = useMay();
        return (
          <HouseholdsPage
            filter={search}
            onFilter={onSearch}
            provinceId="51"
            classes={useClasses()}
            hrefOf={paths.household}
            registerHref={may("registry.registerHousehold") ? paths.registerHousehold() : undefined}
            importHref={may("registry.importHouseholds") ? paths.newImport() : undefined}
          />
        );
      };
    },
  }),
  page({
    path: "/households/new",
    act: "registry.registerHousehold",
    load: async () => {
      const { RegisterHouseholdPage } = await import("./RegisterHouseholdPage.tsx");
      return () => {
        const router = useRouter();
        const session = useSession();
        const communes = useOwnCommunes();
        if (session.data === undefined || communes.length === 0) return null;
        return (
          <RegisterHouseholdPage
            communes={communes}
            today={session.data.today}
            onDone={(id) => router.history.push(paths.household(id))}
          />
        );
      };
    },
  }),
  page({
    path: "/households/$householdId",
    params: z.object({ householdId: idIn("household") }),
    act: "registry.readHouseholds",
    load: async () => {
      const [{ HouseholdPage }, { HouseholdChain }] = await Promise.all([
        import("./HouseholdPage.tsx"),
        import("#web/evaluation/HouseholdChain.tsx"),
      ]);
      return ({ params }) => {
        const may = useMay();
        const { t } = useTranslation("stages");
        return (
          <HouseholdPage
            householdId={params.householdId}
            mayUnmask={may("registry.unmaskIdentifier")}
            className={(code) => t(`classes.${code}`)}
            chain={<HouseholdChain householdId={params.householdId} />}
          />
        );
      };
    },
  }),
  page({
    path: "/imports",
    act: "registry.readImports",
    load: async () => {
      const { ImportsPage } = await import("./ImportsPage.tsx");
      return () => {
        const may = useMay();
        return (
          <ImportsPage
            hrefOf={paths.importOf}
            newHref={may("registry.importHouseholds") ? paths.newImport() : undefined}
          />
        );
      };
    },
  }),
  page({
    path: "/imports/new",
    act: "registry.importHouseholds",
    load: async () => {
      const { NewImportPage } = await import("./NewImportPage.tsx");
      return () => {
        const router = useRouter();
        const areas = useOwnCommunes();
        return areas.length === 0 ? null : (
          <NewImportPage areas={areas} onDone={(id) => router.history.push(paths.importOf(id))} />
        );
      };
    },
  }),
  page({
    path: "/imports/$importId",
    params: z.object({ importId: idIn("import") }),
    act: "registry.readImports",
    load: async () => {
      const { ImportPage } = await import("./ImportPage.tsx");
      return ({ params }) => <ImportPage importId={params.importId} />;
    },
  }),
];
