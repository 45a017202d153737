import type { Id } from "#kernel/id.ts";
import { idOf } from "#kernel/id.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import type { RuledContext } from "#server/platform/act/rule-act.ts";
import { daysOfAsset, findGroup, lockGroup } from "./livelihood-store.ts";
import type { GroupInUse } from "./livelihood-store.ts";

type Params = { readonly groupId: Id<"livelihood group">; readonly assetId?: Id<"livelihood asset"> };

/** A livelihood group under its lock. */
export type GroupContext = RuledContext<GroupInUse>;

/** A group has no states of its own: what may be done follows from its members and assets. */
export const { act: groupAct } = actsByRule<Params, GroupInUse>({
  name: "livelihood_group",
  idOf: ({ params }) => params.groupId,
  lock: async (tx, { params }) => lockGroup(tx, params.groupId),
  find: async (tx, { params }) => findGroup(tx, params.groupId),
  days: {
    start: async ({ tx }, { params }) => (await findGroup(tx, params.groupId))?.formedOn ?? null,
    delivery: async ({ tx }, { params }) =>
      (await daysOfAsset(tx, idOf("livelihood asset", params.assetId ?? ""))).receivedOn,
    asset_turn: async ({ tx }, { params }) =>
      (await daysOfAsset(tx, idOf("livelihood asset", params.assetId ?? ""))).heldFrom,
  },
});
