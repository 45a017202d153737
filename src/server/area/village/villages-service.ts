/** Villages of a commune with their households, and the decisions that change them. */
import * as contract from "#contract/area/village.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import * as rule from "#programme/area/village-changes.ts";
import { listAreaNames } from "#server/area/area/areas-store.ts";
import { areaOfParams } from "#server/platform/act/area-named.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import * as store from "./villages-store.ts";

export const listVillages = readIn(
  contract.listVillages,
  areaOfParams,
  async ({ tx, today }, { params: { areaId }, query: { on } }) => {
    const communeName = (await listAreaNames(tx, [areaId])).get(areaId);
    if (communeName === undefined) return failure(refuse("record.not_found"));
    const rows = await (on === undefined || on === today
      ? store.listVillageRows(tx, areaId, today)
      : store.listVillageRowsOn(tx, areaId, on));
    return success({ communeName, rows });
  },
);

/** The villages of an area that may be a commune: nobody else changes them meanwhile. */
const { act: villagesAct } = actsByRule<
  { readonly areaId: string },
  { readonly areaId: string; readonly commune: store.CommuneToChange | undefined }
>({
  name: "village",
  idOf: ({ params }) => params.areaId,
  lock: async (tx, { params: { areaId } }) => {
    await store.lockCommune(tx, areaId);
    return areaId;
  },
  find: async (tx, { params: { areaId } }) => ({ areaId, commune: await store.findCommune(tx, areaId) }),
});

/** The audit keeps it with the first village that begins, or ends. */
export const changeVillages = villagesAct(contract.changeVillages, async (context, { body }) => {
  const { record, tx, today, now: at, actor } = context;
  const { areaId: communeId, commune } = record;
  const { change, on, decision } = body;
  if (commune === undefined) return failure(refuse("registry.not_a_commune", { areaId: communeId }));
  const decided = rule.changeVillages(change, commune, { on, today });
  if (!decided.ok) return decided;
  const { begins, ends } = decided.value;
  const how = { on, decision, at, by: actor.officerId };
  const households = await store.writeVillageChange(tx, commune, decided.value, how);
  return done(
    { change: change.change, on, decision, began: begins.length, ended: ends.length, households },
    { villages: begins.map(({ areaId, name }) => ({ areaId, name })), households },
    { recordKind: "village", recordId: begins[0]?.areaId ?? ends[0] ?? communeId },
  );
});
