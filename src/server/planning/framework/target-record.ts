import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { findTarget, lockTarget } from "./framework-store.ts";
import type { TargetRow } from "./framework-store.ts";
import { findProgramme } from "./programmes-store.ts";
import type { Id } from "#kernel/id.ts";

type Target = { readonly areaId: string; readonly target: TargetRow; readonly pack: ProgrammePack };

/** A target with the programme that says what its indicator is. */
export async function findTargetFor(tx: Tx, targetId: Id<"target">): Promise<Target | undefined> {
  const target = await findTarget(tx, targetId);
  const pack = target === undefined ? undefined : await findProgramme(tx, target.programmeId);
  return target === undefined || pack === undefined ? undefined : { areaId: target.areaId, target, pack };
}

/** What may be done to a target is a matter of its plan's state and its indicator, not of a state of its own. */
export const { act: targetAct } = actsByRule<{ readonly targetId: Id<"target"> }, Target>({
  name: "target",
  idOf: ({ params }) => params.targetId,
  lock: async (tx, { params }) => lockTarget(tx, params.targetId),
  find: async (tx, { params }) => findTargetFor(tx, params.targetId),
});
