import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/ledger/posting.ts";
import type { stages } from "#contract/ledger/posting.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { findPostingFor, mirrorOf, postingAct } from "./posting-record.ts";
import * as store from "./postings-store.ts";
import { plansOfMoney } from "./plans-of-money.ts";
import { withheldRefusal } from "./withheld-money.ts";

const zoneOf = ({ server }: ActContext) => server.timeZone;

export const exploreLedger = readOwnAreas(contract.exploreLedger, async (context, { query }) => {
  const { tx } = context;
  const { by, ...filter } = query;
  const { communes } = await plansOfMoney.answer().moneyWithheld(context, query.areaId);
  if (communes.has(query.areaId)) return failure(withheldRefusal());
  const [rows, choices] = [await store.listPivot(tx, filter, by), await store.listChoices(tx, query.areaId)];
  return success({ rows: by === "area" ? withheldTogether(rows, communes) : [...rows], choices });
});

/** Communes of which the money is withheld are in one row. */
function withheldTogether(rows: readonly store.PivotRow[], communes: ReadonlySet<string>): store.PivotRow[] {
  const withheld = rows.filter(({ key }) => communes.has(key));
  if (withheld.length === 0) return [...rows];
  const sum = (stage: (typeof stages)[number]) => addMoney(zeroMoney, ...withheld.map(({ amounts }) => amounts[stage]));
  const amounts = {
    budget: sum("budget"),
    allocated: sum("allocated"),
    committed: sum("committed"),
    reserved: sum("reserved"),
    disbursed: sum("disbursed"),
    settled: sum("settled"),
    returned: sum("returned"),
  };
  return [...rows.filter(({ key }) => !communes.has(key)), { key: suppressed, name: suppressed, amounts }];
}

export const listPostings = readOwnAreas(contract.listPostings, async (context, { query }) => {
  const withheld = await plansOfMoney.answer().moneyWithheld(context, query.areaId);
  if (withheld.communes.has(query.areaId) || withheld.fundLines.has(query.fundLineId ?? ""))
    return failure(withheldRefusal());
  const { rows, total, sum } = await store.listPostingRows(context.tx, { ...query, withheld }, zoneOf(context));
  return success({
    rows: [...rows],
    total,
    sum,
    nextCursor: rows.length === query.limit ? (rows.at(-1)?.postingId ?? null) : null,
  });
});

export const getPosting = readOwnAreas(contract.getPosting, async (context, { params }) =>
  showPosting(context, params.postingId),
);

async function showPosting(
  context: ActContext,
  postingId: Id<"posting">,
): Promise<Result<Output<typeof contract.getPosting>, Refusal>> {
  const found = await findPostingFor(context, postingId);
  if (found === undefined) return failure(refuse("record.not_found"));
  const { entries } = found;
  for (const areaId of new Set(entries.map((entry) => entry.areaId))) {
    const { communes, fundLines } = await plansOfMoney.answer().moneyWithheld(context, areaId);
    if (entries.some((entry) => communes.has(entry.areaId) || fundLines.has(entry.fundLineId ?? "")))
      return failure(withheldRefusal());
  }
  const reversal = mirrorOf(found);
  return success({
    ...found,
    reversalRefused: reversal.ok ? null : reversal.failure.code,
    entries: entries.map(({ balance: _balance, ...entry }) => entry),
  });
}

/** The new posting mirrors the old one; that its money is still where it went is checked again by the database, under its locks. */
export const reversePosting = postingAct(contract.reversePosting, "reverse", async (context, { params, body }) => {
  const { record: posting, next: mirror } = context;
  const postingId = await postToLedger(context, {
    idempotencyKey: `reverse:${params.postingId}`,
    kind: "reverse",
    reference: { kind: posting.referenceKind, id: posting.referenceId },
    reverses: { postingId: params.postingId, reason: body.reason },
    entries: mirror,
  });
  const answer = await showPosting(context, postingId);
  return answer.ok ? done({ reversedBy: postingId, kind: posting.kind }, answer.value) : answer;
});
