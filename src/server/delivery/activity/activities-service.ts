import * as contract from "#contract/delivery/activity.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import { supportStates } from "#programme/delivery/support-acts.ts";
import { checkPlan } from "#programme/delivery/activity/activity-state.ts";
import { checkKindValues } from "#programme/delivery/activity/kind-fields.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import { isOfProduction } from "#programme/planning/framework/products.ts";
import { trainingOf } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { coversArea, coversOffice } from "#server/platform/database/database.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { addActivity, countActivities, findActivity, findPlannedLine, listActivityRows } from "./activities-store.ts";
import type { Activity } from "./activities-store.ts";
import { addActivityAct } from "./activity-acts-store.ts";
import { listOtherLines } from "#server/delivery/cost-sharing/cost-shares-store.ts";
import { sumActivityRows } from "./activity-sums-store.ts";
import { kindOf } from "./kinds.ts";

type ActivityRow = Output<typeof contract.listActivities>["rows"][number];

/**
 * Activities as the reader may see them. What a commune plans for households is taken from their need, and what is left of the money is
 * what the others did not get: both are suppressed for who may not read the households, and supports where a state has few of them. Where the
 * reader sees no support at all, their number is suppressed, and not zero. Who works for the office that carries an activity out is shown it exactly.
 */
async function showActivities(context: ActContext, activities: readonly Activity[]): Promise<ActivityRow[]> {
  const isOwn = ({ officeId }: Activity) => coversOffice(context.offices, officeId);
  const others = activities.filter((activity) => !isOwn(activity));
  const reach = await reachOfCounts(context, [...new Set(others.map(({ communeId }) => communeId))]);
  const known = new Set(reach?.communes.flatMap((one) => (one.isKnown ? [one.areaId] : [])));
  const rows: ActivityRow[] = [];
  const kinds = new Map<string, Awaited<ReturnType<typeof kindOf>>>();
  for (const activity of activities) {
    // Many activities are of few kinds, each of which is asked for once.
    const name = [activity.programmeId, activity.programmeVersion, activity.activityKind].join(" ");
    const found = kinds.get(name) ?? (await kindOf(context.tx, activity));
    kinds.set(name, found);
    const { kind } = found;
    const {
      programmeId: _programme,
      programmeVersion: _version,
      unitCost: _cost,
      fields: _fields,
      ...exact
    } = activity;
    const row = { ...exact, kindName: kind.pack.name };
    const isSeen = coversArea(context.areas, activity.communeId);
    // Who carries it out knows whom it is for.
    if (isOwn(activity) || (isSeen && (reach === undefined || known.has(activity.communeId)))) rows.push(row);
    else {
      // A group or a village plans no households, but each support is one's.
      const isFew =
        !isSeen || Object.values(exact.supports).some((count) => reach !== undefined && isSmall(count, reach.smallest));
      const isWithheld = isFew || ["household", "person"].includes(kind.pack.participants);
      rows.push({
        ...row,
        supports: isFew ? Object.fromEntries(supportStates.map((state) => [state, suppressed])) : exact.supports,
        ...(isWithheld ? { plannedQuantity: suppressed, remainder: suppressed } : {}),
      });
    }
  }
  return rows;
}

export async function findShown(
  context: ActContext,
  activityId: Id<"activity">,
): Promise<Output<typeof contract.getActivity> | undefined> {
  const activity = await findActivity(context.tx, activityId);
  const [shown] = activity === undefined ? [] : await showActivities(context, [activity]);
  if (activity === undefined || shown === undefined) return undefined;
  const { kind, pack } = await kindOf(context.tx, activity);
  const otherLines = await listOtherLines(context.tx, activityId);
  const isOfWorks = kind.pack.money.pattern === "per_work";
  const isOfTraining = trainingOf(pack, kind.pack.code) !== undefined;
  const isOfGroups = kind.pack.participants === "group";
  const kinds = { isOfWorks, isOfTraining, isOfGroups, isOfProduction: isOfProduction(pack, kind.pack.content) };
  return { ...shown, ...kinds, fields: activity.fields, kindFields: fieldsOf(kind), otherLines };
}

/** Who works for offices and no area finds their activities alone. */
const officesOf = ({ areas, offices }: ActContext) =>
  areas === "," ? offices.split(",").filter((one) => one !== "") : undefined;

export const sumActivities = readOwnAreas(contract.sumActivities, async (context, { query }) =>
  success(await sumActivityRows(context.tx, { ...query, offices: officesOf(context) })),
);

export const listActivities = readOwnAreas(contract.listActivities, async (context, { query }) => {
  const { cursor, limit, ...asked } = query;
  // Whether a support waits would tell a suppressed count: who does not read the households is shown all.
  const offices = officesOf(context);
  const readsByName = offices !== undefined || (await reachOfCounts(context, [query.areaId])) === undefined;
  const filter = { ...asked, offices, waits: readsByName ? asked.waits : undefined };
  const after = Number(cursor ?? 0);
  const rows = await listActivityRows(context.tx, filter, { after, limit });
  const { byState, kinds, executors } = await countActivities(context.tx, filter);
  const total = asked.state === undefined ? byState.draft + byState.open + byState.closed : byState[asked.state];
  return success({
    rows: await showActivities(context, rows),
    nextCursor: after + rows.length < total && rows.length > 0 ? String(after + rows.length) : null,
    total,
    byState,
    kinds: [...kinds],
    executors: [...executors],
  });
});

export const getActivity = readOwnAreas(
  contract.getActivity,
  async (context, { params }) => {
    const shown = await findShown(context, params.activityId);
    return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
  },
  async (_tx, { params }) => params.activityId,
);

/** The fields that the pack declares for the kind. */
export function fieldsOf({ pack }: ActivityKind) {
  return (pack.fields ?? []).map(({ choices, ...field }) => ({
    ...field,
    ...(choices === undefined ? {} : { choices: [...choices] }),
  }));
}

export const getActivityKind = readOwnAreas(contract.getActivityKind, async ({ tx }, { params }) => {
  const line = await findPlannedLine(tx, params.fundLineId);
  if (line === undefined) return failure(refuse("record.not_found"));
  const { kind } = await kindOf(tx, line);
  return success({ activityKind: kind.pack.code, kindName: kind.pack.name, kindFields: fieldsOf(kind) });
});

/** An activity is drafted on a fund line of an approved plan: commune, year, kind and output follow from it. */
export const draftActivity = addRecord(
  contract.draftActivity,
  {
    name: "activity",
    areaOf: async (tx, { body }) => (await findPlannedLine(tx, body.fundLineId))?.areaId,
    idOf: ({ body }) => body.activityId,
    days: {
      year: async ({ tx }, { body }) => {
        const line = await findPlannedLine(tx, body.fundLineId);
        return line === undefined ? null : firstDayOf(line.year);
      },
    },
  },
  async (context, { body }) => {
    const line = await findPlannedLine(context.tx, body.fundLineId);
    if (line === undefined) return failure(refuse("record.not_found"));
    const planned = checkPlan(line.planState);
    if (!planned.ok) return planned;
    const fields = body.fields ?? {};
    const { kind } = await kindOf(context.tx, line);
    const checked = checkKindValues(kind.pack.fields ?? [], fields);
    if (!checked.ok) return checked;
    await addActivity(context.tx, {
      ...body,
      fields,
      activityKind: line.activityKind,
      communeId: line.areaId,
      year: line.year,
      outputId: line.outputId,
      place: body.place ?? null,
      endsOn: body.endsOn ?? null,
    });
    await addActivityAct(context, { ...body, communeId: line.areaId }, { act: "draft" });
    const shown = stillThere(await findShown(context, body.activityId), `activity ${body.activityId}`);
    return done({ kind: line.activityKind, fundLine: body.fundLineId }, shown);
  },
);
