import { useRouter } from "@tanstack/react-router";
import { z } from "zod";
import { correctionStates } from "#programme/registry/correction/correction.ts";
import { pairStates } from "#programme/registry/duplicate/merge.ts";
import { transferStates } from "#programme/registry/household/household-moves.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { dayIn, idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { keepWords, wordsOf } from "./household/searched-words.ts";
import { useOwnCommunes } from "./household/use-own-communes.ts";

const filter = z.object({
  communeId: z.string().optional(),
  villageId: z.string().optional(),
  class: z.string().optional(),
  group: z.enum(beneficiaryGroups).optional(),
  /** Which of the searches of this tab (searched-words.ts). */
  found: z.string().optional(),
  flag: z.string().optional(),
  on: dayIn.optional(),
});
const pastDay = z.object({ on: dayIn.optional(), boundaries: z.enum(["then", "now"]).optional() });

export const registryRoutes: readonly PageRoute[] = [
  page({
    path: "/map",
    search: pastDay,
    act: "area.readAreas",
    load: async () => {
      const { AreaPage } = await import("#web/area/area/AreaPage.tsx");
      return ({ search, onSearch }) => {
        const session = useSession();
        if (session.data === undefined) return null;
        return <AreaPage areaId={session.data.provinceId} past={search} onPast={onSearch} />;
      };
    },
  }),
  page({
    path: "/areas/$areaId",
    params: z.object({ areaId: z.string() }),
    search: pastDay,
    act: "area.readAreas",
    load: async () => {
      const { AreaPage } = await import("#web/area/area/AreaPage.tsx");
      return ({ params, search, onSearch }) => <AreaPage areaId={params.areaId} past={search} onPast={onSearch} />;
    },
  }),
  page({
    path: "/areas/$areaId/villages",
    params: z.object({ areaId: z.string() }),
    search: z.object({ on: dayIn.optional() }),
    act: "registry.readHouseholds",
    load: async () => {
      const { VillagesPage } = await import("#web/area/village/VillagesPage.tsx");
      return ({ params, search, onSearch }) => (
        <VillagesPage areaId={params.areaId} on={search.on} onOn={(on) => onSearch({ on })} />
      );
    },
  }),
  page({
    path: "/areas/$areaId/villages/$villageId/split",
    params: z.object({ areaId: z.string(), villageId: z.string() }),
    act: "area.changeVillages",
    load: async () => {
      const { SplitVillagePage } = await import("#web/area/village/SplitVillagePage.tsx");
      return ({ params }) => <SplitVillagePage {...params} />;
    },
  }),
  page({
    path: "/areas/$areaId/boundaries",
    params: z.object({ areaId: z.string() }),
    act: "area.importBoundaries",
    load: async () => {
      const { BoundariesPage } = await import("#web/area/area/BoundariesPage.tsx");
      return ({ params }) => <BoundariesPage areaId={params.areaId} />;
    },
  }),
  page({
    path: "/households",
    search: filter,
    act: "registry.readHouseholds",
    load: async () => {
      const { HouseholdsPage } = await import("./household/HouseholdsPage.tsx");
      return ({ search: { found, ...places }, onSearch }) => (
        <HouseholdsPage
          filter={{ ...places, search: wordsOf(found) }}
          onFilter={({ search, ...next }) =>
            onSearch({ ...next, found: search === undefined ? undefined : keepWords(search) })
          }
        />
      );
    },
  }),
  page({
    path: "/households/new",
    act: "registry.registerHousehold",
    load: async () => {
      const { RegisterHouseholdPage } = await import("./household/RegisterHouseholdPage.tsx");
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
    // A refusal leads here to the form by which the household asks for a review.
    search: z.object({ on: dayIn.optional(), ask: z.literal("review").optional() }),
    act: "registry.readHouseholds",
    load: async () => {
      const [
        { HouseholdPage },
        { HouseholdChain },
        { HouseholdReads },
        { AskForReview },
        { SendReferral },
        { HouseholdReferrals },
      ] = await Promise.all([
        import("./household/HouseholdPage.tsx"),
        import("#web/evaluation/HouseholdChain.tsx"),
        import("#web/authority/audit/HouseholdReads.tsx"),
        import("#web/review/request/AskForReview.tsx"),
        import("#web/delivery/referral/SendReferral.tsx"),
        import("#web/delivery/referral/HouseholdReferrals.tsx"),
      ]);
      return ({ params, search, onSearch }) => (
        <>
          <HouseholdPage
            {...params}
            on={search.on}
            onOn={(on) => onSearch({ on })}
            chain={<HouseholdChain {...params} />}
            readers={<HouseholdReads {...params} />}
            askForReview={(onClose) => <AskForReview {...params} onClose={onClose} />}
            refer={(onClose) => <SendReferral {...params} onClose={onClose} />}
            referrals={<HouseholdReferrals {...params} />}
          />
          {search.ask === "review" && <AskForReview {...params} onClose={() => onSearch({ on: search.on })} />}
        </>
      );
    },
  }),
  page({
    path: "/corrections",
    search: z.object({ state: z.enum(correctionStates).optional() }),
    act: "registry.readHouseholds",
    load: async () => {
      const { CorrectionsPage } = await import("./correction/CorrectionsPage.tsx");
      return ({ search, onSearch }) => (
        <CorrectionsPage state={search.state} onState={(state) => onSearch({ state })} />
      );
    },
  }),
  page({
    path: "/bulk-changes",
    act: "registry.readHouseholds",
    load: async () => (await import("./bulk/BulkChangesPage.tsx")).BulkChangesPage,
  }),
  page({
    path: "/bulk-changes/new",
    act: "registry.changeInBulk",
    load: async () => (await import("./bulk/BulkFilePage.tsx")).BulkFilePage,
  }),
  page({
    path: "/duplicates",
    search: z.object({ state: z.enum(pairStates).optional() }),
    act: "registry.readDuplicates",
    load: async () => {
      const { DuplicatesPage } = await import("./duplicate/DuplicatesPage.tsx");
      return ({ search, onSearch }) => <DuplicatesPage state={search.state} onState={(state) => onSearch({ state })} />;
    },
  }),
  page({
    path: "/duplicates/$leftHouseholdId/$leftPersonId/$rightHouseholdId/$rightPersonId",
    params: z.object({
      leftHouseholdId: idIn("household"),
      leftPersonId: idIn("person"),
      rightHouseholdId: idIn("household"),
      rightPersonId: idIn("person"),
    }),
    act: "registry.readDuplicates",
    load: async () => {
      const { DuplicatePage } = await import("./duplicate/DuplicatePage.tsx");
      return ({ params }) => <DuplicatePage {...params} />;
    },
  }),
  page({
    path: "/transfers",
    search: z.object({ state: z.enum(transferStates).optional() }),
    act: "registry.readHouseholds",
    load: async () => {
      const { TransfersPage } = await import("./transfer/TransfersPage.tsx");
      return ({ search, onSearch }) => <TransfersPage state={search.state} onState={(state) => onSearch({ state })} />;
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
