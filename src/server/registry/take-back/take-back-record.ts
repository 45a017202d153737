/** The latest taking back of an import, under the lock of the import. */
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { loadImport } from "#server/registry/import/import-progress-store.ts";
import { findTakeBack } from "./take-backs-store.ts";
import type { TakeBack } from "./take-backs-store.ts";
import type { Id } from "#kernel/id.ts";

export const { act: takeBackAct } = actsByRule<
  { readonly importId: Id<"import"> },
  TakeBack & { readonly areaId: string }
>({
  name: "import",
  idOf: ({ params }) => params.importId,
  lock: async (tx, { params }) => (await loadImport(tx, params.importId))?.areaId,
  find: async (tx, { params: { importId } }) => {
    const found = await loadImport(tx, importId);
    const asked = await findTakeBack(tx, importId);
    return found === undefined || asked === undefined ? undefined : { ...asked, areaId: found.areaId };
  },
});
