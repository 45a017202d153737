/** An area under its lock, for acts that change what is recorded of it. */
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { areaOfClasses, lockArea } from "./area-classes-store.ts";

/** A village's classes are its commune's to record; the audit keeps them with the village. */
export const { act: areaClassAct } = actsByRule<{ readonly areaId: string }, { readonly areaId: string }>({
  name: "area",
  idOf: ({ params }) => params.areaId,
  lock: async (tx, { params }) => {
    await lockArea(tx, params.areaId);
    return areaOfClasses(tx, params.areaId);
  },
  find: async (_tx, { params }) => ({ areaId: params.areaId }),
});
