import { programmePack } from "#contract/planning/programme-pack.ts";
import * as contract from "#contract/treasury/voucher.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import { checkVoucher, isPaidByBatches, stageBefore, voucherMoves } from "#programme/treasury/voucher.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { refuseWorkPayment } from "#server/delivery/published.ts";
import { lockFundLine, refuseMoney } from "#server/planning/published.ts";
import * as store from "./vouchers-store.ts";

/** A fund line under its lock, with what its vouchers are checked by. */
const { addTo: addToFundLine } = actsByRule<{ readonly fundLineId: Id<"fund line"> }, store.VoucherLine>({
  name: "fund_line",
  idOf: ({ params }) => params.fundLineId,
  lock: async (tx, { params }) => lockFundLine(tx, params.fundLineId),
  find: async (tx, { params }) => store.findVoucherLine(tx, params.fundLineId),
});

export const listVouchers = readOwnAreas(contract.listVouchers, async (context, { params }) => {
  const { tx } = context;
  const line = await store.findVoucherLine(tx, params.fundLineId);
  if (line === undefined) return failure(refuse("record.not_found"));
  const withheld = await refuseMoney(context, { areaId: line.areaId, ...params });
  if (withheld !== undefined) return failure(withheld);
  return success({
    isPaidByBatches: isPaidByBatches(patternOf(line)),
    rows: await store.listVouchersOf(tx, params.fundLineId),
  });
});

/** The voucher and its posting are in one transaction; where the stage before holds less, the ledger refuses. */
export const recordVoucher = addToFundLine(
  contract.recordVoucher,
  { name: "voucher", idOf: ({ body }) => body.voucherId },
  async (context, { params, body }) => {
    const { tx, today, record: line } = context;
    const { fundLineId } = params;
    if (body.amount <= 0n) return failure(refuse("ledger.amount_not_positive"));
    const checked = checkVoucher(body, { year: line.year, pattern: patternOf(line) }, today);
    if (!checked.ok) return checked;
    const recorded = { ...body, workId: body.workId ?? null, isAdvance: body.isAdvance === true };
    const unpaid = await refuseWorkPayment(tx, { ...recorded, fundLineId, isPayment: body.stage === "disbursed" });
    if (!unpaid.ok) return unpaid;
    const move = voucherMoves[body.stage];
    const postingId = await postToLedger(context, {
      idempotencyKey: `voucher:${body.voucherId}`,
      kind: move.kind,
      reference: { kind: "voucher", id: body.voucherId },
      entries: moveStage(budgetLine(line), move.from, move.to, body.amount),
      bookedOn: body.bookedOn,
    });
    await store.addVoucher(tx, {
      ...recorded,
      fundLineId,
      areaId: line.areaId,
      postingId,
      recordedAt: context.now,
      recordedBy: context.actor.officerId,
    });
    return done({ stage: body.stage, amount: body.amount.toString(), document: body.document }, recorded);
  },
  {
    voucher: async ({ tx }, { params, body }) => {
      const before = stageBefore(body.stage);
      return before === undefined ? null : store.firstVoucherOf(tx, params.fundLineId, before);
    },
  },
);

function patternOf({ pack, activityKind }: store.VoucherLine) {
  const kind = programmePack.parse(pack).activityKinds.find(({ code }) => code === activityKind);
  return kind?.money.pattern ?? "per_household";
}
