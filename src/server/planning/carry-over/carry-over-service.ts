import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { settleLeftover } from "#programme/planning/carry-over/carry-over.ts";
import type { CarryOverRule } from "#programme/planning/carry-over/carry-over.ts";
import { budgetLine, move } from "#programme/ledger/ledger.ts";
import type { AccountKind } from "#programme/ledger/ledger.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { moneyRowsShown, postToLedger } from "#server/ledger/published.ts";
import { moneyWithheld } from "#server/planning/plan/money-shown.ts";
import { carryOverAct } from "./carry-over-record.ts";
import * as store from "./carry-overs-store.ts";
import { listProgrammePacks } from "#server/planning/framework/programmes-store.ts";
import * as contract from "#contract/planning/carry-over.ts";

export const listCarryOvers = readOwnAreas(contract.listCarryOvers, async ({ tx }, { query }) =>
  success({ rows: [...(await store.listCarryOvers(tx, query.areaId))] }),
);

export const getCarryOver = readOwnAreas(contract.getCarryOver, async (context, { params }) =>
  showCarryOver(context, params.carryOverId),
);

/** What would become of each đồng that is left, by the rule of its source: saved, so that exactly this is approved. */
export const runCarryOver = addRecord(
  contract.runCarryOver,
  { name: "carry_over", areaOf: areaOfBody, idOf: ({ body }) => body.carryOverId },
  async (context, { body }) => {
    const { tx, today, now, actor } = context;
    const { carryOverId, areaId, fromYear } = body;
    const choices = body.choices ?? [];
    const leftovers = await store.listLeftovers(tx, { areaId, year: fromYear });
    if (leftovers.length === 0) return failure(refuse("planning.nothing_left", { year: fromYear }));
    const ruleOf = rulesOf(await listProgrammePacks(tx));
    const lines = leftovers.map((left) => settleLeftover(left, ruleOf(left.component, left.fundSource), choices));
    await store.addCarryOver(tx, {
      carryOverId,
      areaId,
      fromYear,
      asOf: today,
      choices,
      runAt: now,
      runById: actor.officerId,
      lines,
    });
    const answer = await showCarryOver(context, carryOverId);
    return answer.ok ? done({ state: "draft", year: fromYear, lines: lines.length }, answer.value) : answer;
  },
);

/** The rule of a source by the programme that the component belongs to. */
function rulesOf(packs: readonly ProgrammePack[]) {
  return (component: string, fundSource: string): CarryOverRule | undefined =>
    packs
      .find((pack) => pack.components.some(({ code }) => code === component))
      ?.fundSources.find(({ code }) => code === fundSource)?.carryOver;
}

/** Its sums are of all lines; those of communes and fund lines that are withheld are left out. */
async function showCarryOver(
  context: ActContext,
  carryOverId: Id<"carry-over">,
): Promise<Result<Output<typeof contract.getCarryOver>, Refusal>> {
  const { tx } = context;
  const head = await store.findCarryOver(tx, carryOverId);
  if (head === undefined) return failure(refuse("record.not_found"));
  const withheld = await moneyWithheld(context, head.areaId);
  return success({ ...head, lines: moneyRowsShown(await store.listLines(tx, carryOverId), withheld) });
}

/** Posts what was tried, to the đồng, or nothing: where the ledger has moved since, it is tried again first. */
export const approveCarryOver = carryOverAct(contract.approveCarryOver, "approve", async (context, { body }) => {
  const { tx, now, actor, record: carryOver, next: state } = context;
  await store.lockAccounts(tx, { areaId: carryOver.areaId, year: carryOver.fromYear });
  const lines = await store.listLines(tx, carryOver.carryOverId);
  const standing = await store.listLeftovers(tx, { areaId: carryOver.areaId, year: carryOver.fromYear });
  if (textOf(standing) !== textOf(lines)) return failure(refuse("planning.carry_over_stale"));
  await postLines(context, carryOver, lines);
  await store.approveCarryOver(tx, carryOver.carryOverId, { ...body, at: now, by: actor.officerId });
  const { carry, return: returned } = carryOver.sums;
  const facts = {
    state,
    decision: body.decisionNumber,
    carried: carry.toString(),
    returned: returned.toString(),
  };
  const answer = await showCarryOver(context, carryOver.carryOverId);
  return answer.ok ? done(facts, answer.value) : answer;
});

type Standing = Pick<
  store.SavedLine,
  "areaId" | "fundSource" | "component" | "originYear" | "kind" | "fundLineId" | "amount"
>;
const textOf = (lines: readonly Standing[]) =>
  lines
    .map((one) =>
      [one.areaId, one.fundSource, one.component, one.originYear, one.kind, one.fundLineId ?? "", one.amount].join(" "),
    )
    .toSorted()
    .join("\n");

/** Carried money is free for the next year's plans, its year of origin kept; what lapses stands on "returned" of its area and year. */
async function postLines(
  context: ActContext,
  carryOver: store.CarryOverHead,
  lines: readonly store.SavedLine[],
): Promise<void> {
  for (const [action, kind] of [
    ["carry", "carry_over"],
    ["return", "recall"],
  ] as const) {
    const moved = lines.filter((line) => line.action === action);
    if (moved.length === 0) continue;
    await postToLedger(context, {
      idempotencyKey: `${kind}:${carryOver.carryOverId}`,
      kind,
      reference: { kind: "carry_over", id: carryOver.carryOverId },
      entries: moved.flatMap((line) => {
        const from = { ...budgetLine({ ...line, year: carryOver.fromYear }), kind: line.kind as AccountKind };
        const to =
          action === "carry"
            ? { ...from, year: carryOver.fromYear + 1, fundLineId: null }
            : { ...from, kind: "returned" as const, fundLineId: null };
        return move(from, to, line.amount);
      }),
    });
  }
}
