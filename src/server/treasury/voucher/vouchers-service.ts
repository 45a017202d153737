import { programmePack } from "#contract/planning/programme-pack.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/treasury/voucher.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import { checkVoucher, isPaidByBatches, voucherMoves } from "#programme/treasury/voucher.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { refuseMoney } from "#server/planning/plan/money-shown.ts";
import * as store from "./vouchers-store.ts";

export async function readVouchers(
  context: ActContext,
  { params }: Decoded<typeof contract.listVouchers>,
): Promise<Result<Output<typeof contract.listVouchers>, Refusal>> {
  const { tx } = context;
  const line = await store.findVoucherLine(tx, params.fundLineId);
  if (line === undefined) return failure(refuse("record.not_found"));
  const withheld = await refuseMoney(context, { areaId: line.areaId, ...params });
  if (withheld !== undefined) return failure(withheld);
  return success({
    isPaidByBatches: isPaidByBatches(patternOf(line)),
    rows: await store.listVouchersOf(tx, params.fundLineId),
  });
}

/** The voucher and its posting stand in one transaction; where the stage before holds less, the ledger refuses. */
export async function takeVoucher(
  context: ActContext,
  { params, body }: Decoded<typeof contract.recordVoucher>,
): Promise<Result<Output<typeof contract.recordVoucher>, Refusal>> {
  const { tx, today } = context;
  const { fundLineId } = params;
  if (body.amount <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const line = await store.findVoucherLine(tx, fundLineId);
  if (line === undefined) return failure(refuse("record.not_found"));
  const checked = checkVoucher(body, { year: line.year, pattern: patternOf(line) }, today);
  if (!checked.ok) return checked;
  const move = voucherMoves[body.stage];
  const postingId = await postToLedger(context, {
    idempotencyKey: `voucher:${body.voucherId}`,
    kind: move.kind,
    reference: { kind: "voucher", id: body.voucherId },
    entries: moveStage(budgetLine(line), move.from, move.to, body.amount),
    bookedOn: body.bookedOn,
  });
  await store.addVoucher(tx, {
    ...body,
    fundLineId,
    areaId: line.areaId,
    postingId,
    recordedAt: context.now,
    recordedBy: context.actor.officerId,
  });
  await context.audit({
    areaId: line.areaId,
    recordKind: "voucher",
    recordId: body.voucherId,
    facts: { stage: body.stage, amount: body.amount.toString(), document: body.document },
  });
  return success(body);
}

function patternOf({ pack, activityKind }: store.VoucherLine) {
  const kind = programmePack.parse(pack).activityKinds.find(({ code }) => code === activityKind);
  return kind?.money.pattern ?? "per_household";
}
