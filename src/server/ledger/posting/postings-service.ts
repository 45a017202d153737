import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/ledger/posting.ts";
import type { stages } from "#contract/ledger/posting.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { reverseEntries } from "#programme/ledger/reversal.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import * as store from "./postings-store.ts";
import { moneyWithheld, withheldRefusal } from "#server/planning/plan/money-shown.ts";

const zoneOf = ({ house }: ActContext) => house.config.VUON_TIME_ZONE;

export async function explore(
  context: ActContext,
  { query }: Decoded<typeof contract.exploreLedger>,
): Promise<Result<Output<typeof contract.exploreLedger>, Refusal>> {
  const { tx } = context;
  const { by, ...filter } = query;
  const { communes } = await moneyWithheld(context, query.areaId);
  if (communes.has(query.areaId)) return failure(withheldRefusal());
  const [rows, choices] = [await store.listPivot(tx, filter, by), await store.listChoices(tx, query.areaId)];
  return success({ rows: by === "area" ? withheldTogether(rows, communes) : [...rows], choices });
}

/** Communes of which the money is withheld stand in one row. */
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

export async function readPostings(
  context: ActContext,
  { query }: Decoded<typeof contract.listPostings>,
): Promise<Result<Output<typeof contract.listPostings>, Refusal>> {
  const withheld = await moneyWithheld(context, query.areaId);
  if (withheld.communes.has(query.areaId) || withheld.fundLines.has(query.fundLineId ?? ""))
    return failure(withheldRefusal());
  const { rows, total, sum } = await store.listPostingRows(context.tx, { ...query, withheld }, zoneOf(context));
  return success({
    rows: [...rows],
    total,
    sum,
    nextCursor: rows.length === query.limit ? (rows.at(-1)?.postingId ?? null) : null,
  });
}

export async function readPosting(
  context: ActContext,
  postingId: string,
): Promise<Result<Output<typeof contract.getPosting>, Refusal>> {
  const found = await store.findPosting(context.tx, postingId, zoneOf(context));
  const entries = await store.listEntries(context.tx, postingId);
  const [first] = entries;
  if (found === undefined || first === undefined) return failure(refuse("record.not_found"));
  for (const areaId of new Set(entries.map((entry) => entry.areaId))) {
    const { communes, fundLines } = await moneyWithheld(context, areaId);
    if (entries.some((entry) => communes.has(entry.areaId) || fundLines.has(entry.fundLineId ?? "")))
      return failure(withheldRefusal());
  }
  const reversal = reverseEntries({ ...found, entries: entries.map(withAccount) });
  return success({
    ...found,
    areaId: first.areaId,
    reversalRefused: reversal.ok ? null : reversal.failure.code,
    entries: entries.map(({ balance: _balance, ...entry }) => entry),
  });
}

const withAccount = ({ amount, balance, ...account }: store.PostingEntry) => ({ account, amount, balance });

/** The new posting mirrors the old one; that its money is still where it went is checked again by the database, under its locks. */
export async function reverse(
  context: ActContext,
  { params, body }: Decoded<typeof contract.reversePosting>,
): Promise<Result<Output<typeof contract.reversePosting>, Refusal>> {
  const { tx } = context;
  const found = await store.findPosting(tx, params.postingId, zoneOf(context));
  const entries = await store.listEntries(tx, params.postingId);
  const [first] = entries;
  if (found === undefined || first === undefined) return failure(refuse("record.not_found"));
  const mirror = reverseEntries({ ...found, entries: entries.map(withAccount) });
  if (!mirror.ok) return mirror;
  const postingId = await postToLedger(context, {
    idempotencyKey: `reverse:${params.postingId}`,
    kind: "reverse",
    reference: { kind: found.referenceKind, id: found.referenceId },
    reverses: { postingId: params.postingId, reason: body.reason },
    entries: mirror.value,
  });
  await context.audit({
    areaId: first.areaId,
    recordKind: "posting",
    recordId: params.postingId,
    facts: { reversedBy: postingId, kind: found.kind },
  });
  return readPosting(context, postingId);
}
