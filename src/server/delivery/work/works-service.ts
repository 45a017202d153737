import * as contract from "#contract/delivery/work.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { accountOfWork } from "#programme/delivery/work/work-account.ts";
import { checkWorkPath } from "#programme/delivery/work/work-state.ts";
import { communeOfVillage } from "#server/area/published.ts";
import { addRecordOfActivity } from "#server/delivery/activity/activity-record.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { addWork, addWorkAct } from "./work-acts-store.ts";
import * as store from "./works-store.ts";

/** A work with all that hangs on it, and what is payable of it. */
export async function findShownWork(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  workId: Id<"work">,
): Promise<Output<typeof contract.getWork> | undefined> {
  const found = await store.findWork(tx, workId, today);
  if (found === undefined) return undefined;
  const { money, areaId: _area, ...work } = found;
  const { advanceLimit, recovered, retained, payable } = accountOfWork(money);
  const { advancePaid, paid } = money;
  const account = { advanceLimit, advancePaid, recovered, retained, paid, payable };
  return { ...work, ...(await store.findWorkParts(tx, workId)), account };
}

export const listWorks = readOwnAreas(contract.listWorks, async ({ tx, today }, { query }) => {
  const { cursor, limit, ...asked } = query;
  const after = Number(cursor ?? 0);
  const filter = { ...asked, today };
  const rows = await store.listWorkRows(tx, filter, { after, limit });
  const { total, ...sums } = await store.sumWorks(tx, filter);
  const next = after + rows.length;
  return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total, sums });
});

export const getWork = readOwnAreas(contract.getWork, async (context, { params }) => {
  const shown = await findShownWork(context, params.workId);
  return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
});

/** A work is of an activity that is not closed and whose kind is paid per work; its commune and year follow from it. */
export const draftWork = addRecordOfActivity(
  contract.draftWork,
  {
    name: "work",
    activityOf: ({ body }) => body.activityId,
    idOf: ({ body }) => body.workId,
  },
  async (context, { body }) => {
    const { tx, activity } = context;
    const { kind, pack } = activity.inUse;
    if (kind.pack.money.pattern !== "per_work") return failure(refuse("delivery.not_a_kind_of_works"));
    if (body.estimate <= 0n) return failure(refuse("ledger.amount_not_positive"));
    const simple = checkWorkPath(body, pack.simpleWorks?.largestEstimate);
    if (!simple.ok) return simple;
    if ((body.lon === undefined) !== (body.lat === undefined)) return failure(refuse("delivery.place_not_whole"));
    const { communeId } = activity;
    if (body.villageId !== undefined && (await communeOfVillage(tx, body.villageId)) !== communeId)
      return failure(refuse("delivery.village_of_other_commune"));
    await addWork(tx, { ...body, communeId });
    await addWorkAct(tx, {
      workActId: context.newId(),
      workId: body.workId,
      communeId,
      act: "draft",
      doneOn: null,
      reason: null,
      at: context.now,
      by: context.actor.officerId,
    });
    const shown = stillThere(await findShownWork(context, body.workId), `work ${body.workId}`);
    return done({ name: body.name, path: body.path, estimate: body.estimate.toString() }, shown);
  },
);
