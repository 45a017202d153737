import { useRouter } from "@tanstack/react-router";
import { z } from "zod";
import { correctionStates } from "#programme/registry/correction.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useOwnCommunes } from "./use-own-communes.ts";

const filter = z.object({
  communeId: z.string().optional(),
  villageId: z.string().optional(),
  class: z.string().optional(),
  search: z.string().optional(),
  flag: z.string().optional(),
});

export const registryRoutes: readonly PageRoute[] = [
  page({
    path: "/map",
    act: "registry.readAreas",
    load: async () => {
      const { AreaPage } = await import("./AreaPage.tsx");
      return () => <AreaPage areaId="51" />;
    },
  }),
  page({
    path: "/areas/$areaId",
    params: z.object({ areaId: z.string() }),
    search: z.object({ on: z.string().optional() }),
    act: "registry.readAreas",
    load: async () => {
      const { AreaPage } = await import("./AreaPage.tsx");
      return ({ params, search }) => <AreaPage areaId={params.areaId} on={search.on} />;
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
      return ({ search, onSearch }) => <HouseholdsPage filter={search} onFilter={onSearch} />;
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
      return ({ params }) => <HouseholdPage {...params} chain={<HouseholdChain {...params} />} />;
    },
  }),
  page({
    path: "/corrections",
    search: z.object({ state: z.enum(correctionStates).optional() }),
    act: "registry.readHouseholds",
    load: async () => {
      const { CorrectionsPage } = await import("./CorrectionsPage.tsx");
      return ({ search, onSearch }) => (
        <CorrectionsPage state={search.state} onState={(state) => onSearch({ state })} />
      );
    },
  }),
  page({
    path: "/imports",
    act: "registry.readImports",
    load: async () => (await import("./import/ImportsPage.tsx")).ImportsPage,
  }),
  page({
    path: "/imports/new",
    act: "registry.importHouseholds",
    load: async () => (await import("./import/NewImportPage.tsx")).NewImportPage,
  }),
  page({
    path: "/imports/$importId",
    params: z.object({ importId: idIn("import") }),
    act: "registry.readImports",
    load: async () => {
      const { ImportPage } = await import("./import/ImportPage.tsx");
      return ({ params }) => <ImportPage importId={params.importId} />;
    },
  }),
];
