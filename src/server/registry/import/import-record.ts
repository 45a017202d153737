/** An import under its lock, and a household that it held back. */
import { actsByRule } from "#server/platform/act/rule-act.ts";
import type { RuledContext } from "#server/platform/act/rule-act.ts";
import { loadHeldHousehold } from "./held-households-store.ts";
import type { HeldHousehold } from "./held-households-store.ts";
import { loadImport } from "./import-progress-store.ts";
import type { ImportToRun } from "./import-progress-store.ts";
import type { Id } from "#kernel/id.ts";

type OfImport = { readonly importId: Id<"import"> };

export const { act: importAct } = actsByRule<OfImport, ImportToRun>({
  name: "import",
  idOf: ({ params }) => params.importId,
  lock: async (tx, { params }) => (await loadImport(tx, params.importId))?.areaId,
  find: async (tx, { params }) => loadImport(tx, params.importId),
});

type HeldOfImport = ImportToRun & { readonly held: HeldHousehold };
export type HeldContext = RuledContext<HeldOfImport>;

export const { act: heldHouseholdAct } = actsByRule<OfImport, HeldOfImport, { readonly householdKey: string }>({
  name: "import",
  idOf: ({ params }) => params.importId,
  lock: async (tx, { params }) => (await loadImport(tx, params.importId))?.areaId,
  find: async (tx, { params: { importId }, body: { householdKey } }) => {
    const found = await loadImport(tx, importId);
    const held = await loadHeldHousehold(tx, { importId, householdKey });
    return found === undefined || held === undefined ? undefined : { ...found, held };
  },
});
