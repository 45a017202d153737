import { findKind } from "#server/area/published.ts";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/reallocation.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { monthsPassed, scheduledBy } from "#programme/treasury/disbursement.ts";
import { budgetLine } from "#programme/ledger/ledger.ts";
import { checkReallocation, judgeLine } from "#programme/planning/reallocation/reallocation.ts";
import type { DecidedByLevel, Movement } from "#programme/planning/reallocation/reallocation.ts";
import { whoDecides } from "#programme/planning/plan/who-decides.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import { moneyRowsShown, postToLedger, withheldRefusal } from "#server/ledger/published.ts";
import { moneyWithheld } from "#server/planning/plan/money-shown.ts";
import { adjustPlans, loadPlansOf } from "#server/planning/plan/plan-reallocation.ts";
import { placesOf } from "#server/planning/framework/framework-places-store.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { programmeOfComponent } from "#server/planning/framework/programmes-store.ts";
import { getReallocationNow, reallocationAct } from "./reallocation-record.ts";
import * as store from "./reallocations-store.ts";
import * as fundLineSchedulesStore from "#server/planning/framework/fund-line-schedules-store.ts";

export const listReallocationCandidates = readOwnAreas(
  contract.listReallocationCandidates,
  async (context, { query }) => {
    const { tx, today } = context;
    const asOf = query.on ?? today;
    const months = monthsPassed(query.year, asOf);
    const lines = moneyRowsShown(await store.listLineBalances(tx, query), await moneyWithheld(context, query.areaId));
    const schedules = await fundLineSchedulesStore.listSchedules(tx, query.year);
    return success({
      asOf,
      rows: lines.map(({ year: _year, ...line }) => ({
        ...line,
        fundLineId: line.fundLineId,
        ...judgeLine(
          { ...line, dueByNow: scheduledBy({ ...line, schedule: schedules.get(line.fundLineId) ?? [] }, months) },
          months,
        ),
      })),
    });
  },
);

/** A movement is listed to its parties, and where every line of it may be read. */
export const listReallocations = readOwnAreas(contract.listReallocations, async (context, { query }) => {
  const rows = await store.listReallocations(context.tx, { areaId: query.areaId, year: query.year });
  const shown: Output<typeof contract.listReallocations>["rows"] = [];
  for (const row of rows) if (await mayReadLines(context, row)) shown.push(row);
  return success({ rows: shown });
});

export const getReallocation = readOwnAreas(contract.getReallocation, async (context, { params }) => {
  const found = await store.findReallocation(context.tx, params.reallocationId);
  if (found === undefined) return failure(refuse("record.not_found"));
  return (await mayReadLines(context, found)) ? success(found) : failure(withheldRefusal());
});

/** Who reads the households of one commune by name gives or gets the money there, and agrees to both sides of the movement. */
async function mayReadLines(context: ActContext, { lines }: store.Reallocation): Promise<boolean> {
  const areas = new Set(lines.map((line) => line.areaId));
  for (const { communes } of (await placesOf(context.tx, [...areas])).values())
    if (communes.length > 0 && (await reachOfCounts(context, communes)) === undefined) return true;
  for (const areaId of areas) {
    const own = lines.filter((line) => line.areaId === areaId);
    if (moneyRowsShown(own, await moneyWithheld(context, areaId)).length < own.length) return false;
  }
  return true;
}

/** Nothing moves before it is approved; but what could not be done is not proposed either. */
export const proposeReallocation = addRecord(
  contract.proposeReallocation,
  { name: "reallocation", areaOf: areaOfBody, idOf: ({ body }) => body.reallocationId },
  async (context, { body }) => {
    const changes = [
      ...body.from.map(({ fundLineId, amount }) => ({ fundLineId, change: dong(-amount) })),
      ...body.to.map(({ fundLineId, amount }) => ({ fundLineId, change: amount })),
    ];
    if (changes.some(({ change }) => change === 0n) || body.from.some(({ amount }) => amount < 0n))
      return failure(refuse("ledger.amount_not_positive"));
    return propose(context, { ...body, reverses: null, changes });
  },
);

type Proposal = {
  readonly reallocationId: Id<"reallocation">;
  readonly areaId: string;
  readonly reason: string;
  readonly reverses: Id<"reallocation"> | null;
  readonly changes: readonly { readonly fundLineId: Id<"fund line">; readonly change: Money }[];
};

async function propose(context: ActContext, proposal: Proposal): Promise<Result<Done<store.Reallocation>, Refusal>> {
  const { tx, now, actor } = context;
  const found = await movementsOf(context, proposal.changes);
  if (!found.ok) return found;
  const checked = checkReallocation(found.value);
  if (!checked.ok) return checked;
  if (checked.value.giver !== proposal.areaId) return failure(refuse("planning.reallocation_of_another_commune"));
  const [first] = found.value;
  if (first === undefined) return failure(refuse("planning.reallocation_has_two_sides"));
  const { year, originYear, fundSource, component } = first.line;
  const isOwn = found.value.every(({ line }) => line.areaId === proposal.areaId);
  const planned = dong(found.value.reduce((sum, { line }) => sum + line.amount, 0n));
  await store.addReallocation(tx, {
    ...proposal,
    year,
    originYear,
    fundSource,
    component,
    amount: checked.value.amount,
    decidedByLevel: await decidingLevel(context, {
      isOwn,
      component,
      fundSource,
      amount: checked.value.amount,
      planned,
    }),
    proposedAt: now,
    proposedById: actor.officerId,
    lines: found.value.map(({ line, change }) => ({
      fundLineId: line.fundLineId,
      areaId: line.areaId,
      amount: change,
      amountBefore: line.amount,
    })),
  });
  const facts = { state: "proposed", amount: checked.value.amount.toString(), lines: found.value.length };
  return done(facts, await getReallocationNow(context, proposal.reallocationId));
}

/** Between communes the province decides; within one the table of the programme's pack may leave it to the commune. */
async function decidingLevel(
  { tx }: ActContext,
  facts: {
    readonly isOwn: boolean;
    readonly component: string;
    readonly fundSource: string;
    readonly amount: Money;
    readonly planned: Money;
  },
): Promise<DecidedByLevel> {
  if (!facts.isOwn) return "province";
  const programme = await programmeOfComponent(tx, facts.component);
  const { by } = whoDecides(programme?.decides ?? [], "reallocation_within_component", facts);
  return by === "commune" ? "commune" : "province";
}

async function movementsOf(
  { tx }: ActContext,
  changes: Proposal["changes"],
): Promise<Result<readonly Movement[], Refusal>> {
  const lines = await store.loadLines(
    tx,
    changes.map(({ fundLineId }) => fundLineId),
  );
  const movements: Movement[] = [];
  for (const { fundLineId, change } of changes) {
    const line = lines.get(fundLineId);
    // A line whose plan is not approved has no money yet.
    if (line === undefined) return failure(refuse("planning.line_without_money"));
    movements.push({ line, change });
  }
  return success(movements);
}

/** The reverse is a reallocation of its own, given by the one that got the money. */
export const undoReallocation = addRecord(
  contract.undoReallocation,
  {
    name: "reallocation",
    areaOf: async (tx, { params }) => {
      await store.lockReallocation(tx, params.reallocationId);
      return store.areaOfUndo(tx, params.reallocationId);
    },
    idOf: ({ body }) => body.newReallocationId,
  },
  async (context, { params, body }) => {
    const one = await store.findReallocation(context.tx, params.reallocationId);
    if (one === undefined) return failure(refuse("record.not_found"));
    if (one.state !== "approved") return failure(refuse("planning.only_an_approved_is_undone"));
    if (one.reversedBy !== null) return failure(refuse("planning.undone_already"));
    return propose(context, {
      reallocationId: body.newReallocationId,
      areaId: context.areaId,
      reason: body.reason,
      reverses: one.reallocationId,
      changes: one.lines.map(({ fundLineId, amount }) => ({ fundLineId, change: dong(-amount) })),
    });
  },
);

export const consentReallocation = reallocationAct(contract.consentReallocation, "consent", async (context) => {
  const { tx, now, actor, record: one, next: state } = context;
  await store.setReallocation(tx, one.reallocationId, { state, consented: { at: now, by: actor.officerId } });
  return done({ state, amount: one.amount.toString() }, await getReallocationNow(context, one.reallocationId));
});

/** Approved, one posting moves the money, both lines keep what they were before, and their plans have a version more. */
export const decideReallocation = reallocationAct(
  contract.decideReallocation,
  (body) => (body.outcome === "approved" ? "approve" : "refuse"),
  async (context, { body }) => {
    const { tx, now, actor, record: one, next: state } = context;
    const reaches = one.lines.every((line) => coversArea(context.areas, line.areaId));
    const isProvinces = one.decidedByLevel === "province";
    if (!reaches || (isProvinces && !(await coversProvince(context, one.areaId))))
      return failure(refuse("planning.province_decides"));
    const decided = { at: now, by: actor.officerId };
    if (body.outcome === "refused") {
      await store.setReallocation(tx, one.reallocationId, { state, decided, note: body.note });
    } else {
      const posted = await moveMoney(context, one, body);
      if (!posted.ok) return posted;
      const decision = { decisionNumber: body.decisionNumber, decidedOn: body.decidedOn, postingId: posted.value };
      await store.setReallocation(tx, one.reallocationId, { state, decided, decision });
    }
    return done({ state, amount: one.amount.toString() }, await getReallocationNow(context, one.reallocationId));
  },
);

/** A post of the province reaches the area above the commune. */
async function coversProvince({ tx, areas }: ActContext, communeId: string): Promise<boolean> {
  const parentId = (await findKind(tx, communeId))?.parentId;
  return parentId !== undefined && parentId !== null && coversArea(areas, parentId);
}

/** One posting; each plan that it touches is adjusted by the same decision, in the same transaction. */
async function moveMoney(
  context: ActContext,
  one: store.Reallocation,
  decision: { readonly decisionNumber: string; readonly decidedOn: LocalDate },
): Promise<Result<Id<"posting">, Refusal>> {
  const changes = one.lines.map(({ fundLineId, amount }) => ({ fundLineId, change: amount }));
  const plans = await loadPlansOf(
    context,
    changes.map(({ fundLineId }) => fundLineId),
  );
  if (!plans.ok) return plans;
  const found = await movementsOf(context, changes);
  if (!found.ok) return found;
  const checked = checkReallocation(found.value);
  if (!checked.ok) return checked;
  const postingId = await postToLedger(context, {
    idempotencyKey: `reallocate:${one.reallocationId}`,
    kind: "reallocate",
    reference: { kind: "reallocation", id: one.reallocationId },
    entries: found.value.map(({ line, change }) => ({
      account: { ...budgetLine(line), kind: "allocated" },
      amount: change,
    })),
  });
  const { decisionNumber, decidedOn } = decision;
  const adjusted = await adjustPlans(context, plans.value, {
    changes: new Map(changes.map(({ fundLineId, change }) => [fundLineId, change])),
    reason: one.reason,
    decision: { decisionNumber, decidedOn },
  });
  return adjusted.ok ? success(postingId) : adjusted;
}
