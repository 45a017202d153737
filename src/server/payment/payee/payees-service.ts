import * as contract from "#contract/payment/payee.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isSameName } from "#programme/payment/account-name.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done, readIn } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { encrypt } from "#server/platform/keys.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { communeOfBatch } from "#server/payment/batch/batches-store.ts";
import { accountContext, indexAccounts } from "./account-index.ts";
import * as store from "./payees-store.ts";
import { householdsOfBatch, listSharedPayees } from "./shared-payees-store.ts";

/** A payee is of a household: its acts are in the household's audit. */
const ofHousehold = {
  name: "household",
  areaOf: async (tx: ActContext["tx"], { params }: { readonly params: { readonly householdId: Id<"household"> } }) =>
    communeOfHousehold(tx, params.householdId),
  idOf: ({ params }: { readonly params: { readonly householdId: Id<"household"> } }) => params.householdId,
};

export const getPayee = readIn(
  contract.getPayee,
  ofHousehold.areaOf,
  async ({ tx, trace }, { params: { householdId } }) => {
    const areaId = await communeOfHousehold(tx, householdId);
    if (areaId === undefined) return failure(refuse("record.not_found"));
    await trace([{ areaId, recordKind: "household", recordId: householdId, how: "payee" }]);
    const payee = (await store.findPayee(tx, householdId)) ?? null;
    return success({ payee, sharedWith: [...(await listSharedPayees(tx, [householdId]))] });
  },
);

export const registerPayee = addRecord(contract.registerPayee, ofHousehold, async (context, { params, body }) => {
  if (
    body.method === "bank" &&
    (body.accountNumber === undefined || body.bankBin === undefined || body.accountName === undefined)
  ) {
    return failure(refuse("payment.account_incomplete"));
  }
  if (body.method === "cash" && body.cashPoint === undefined) return failure(refuse("payment.cash_point_missing"));
  if (body.role === "authorised" && body.authorisation === undefined)
    return failure(refuse("payment.authorisation_missing", {}, "Circular 60/2026/TT-BTC Art. 3.3"));
  const account =
    body.method === "bank" && body.accountNumber !== undefined && body.bankBin !== undefined
      ? { bankBin: body.bankBin, accountNumber: body.accountNumber }
      : undefined;
  await store.endPayee(context.tx, params.householdId, context.today);
  await store.addPayee(context.tx, {
    householdId: params.householdId,
    payeeId: body.payeeId,
    personId: body.personId,
    communeId: context.areaId,
    role: body.role,
    authorisation: body.authorisation ?? null,
    method: body.method,
    bankBin: body.bankBin ?? null,
    account:
      body.accountNumber === undefined ? undefined : encrypt(context.server.keys, accountContext, body.accountNumber),
    accountLastDigits: body.accountNumber?.slice(-4) ?? null,
    accountName: body.accountName ?? null,
    cashPoint: body.cashPoint ?? null,
    validFrom: context.today,
  });
  if (account !== undefined)
    await indexAccounts(context.tx, context.server.keys, [
      { householdId: params.householdId, payeeId: body.payeeId, communeId: context.areaId, ...account },
    ]);
  return done({ payee: body.payeeId, method: body.method }, await getShownPayee(context, params.householdId));
});

/** An account is verified when its name is the person's; a cash point when the accountant says so. */
export const verifyPayee = addRecord(contract.verifyPayee, ofHousehold, async (context, { params }) => {
  const payee = await store.findPayee(context.tx, params.householdId);
  if (payee?.payeeId !== params.payeeId) return failure(refuse("record.not_found"));
  if (payee.method === "bank" && !isSameName(payee.accountName ?? "", payee.name ?? ""))
    return failure(refuse("payment.account_of_another_name"));
  await store.markVerified(context.tx, payee, context.today, context.actor.officerId);
  // Confirmed with open eyes: what was shown is in the audit.
  const shared = (await listSharedPayees(context.tx, [params.householdId])).length;
  return done({ payeeVerified: params.payeeId, shared }, await getShownPayee(context, params.householdId));
});

/** Accounts and people of a batch that are paid for more than one household: looked at before it is checked and approved. */
export const listSharedPayeesOfBatch = readIn(
  contract.listSharedPayeesOfBatch,
  async (tx, { params }) => communeOfBatch(tx, params.batchId),
  async ({ tx }, { params }) =>
    success({ rows: [...(await listSharedPayees(tx, await householdsOfBatch(tx, params.batchId)))] }),
);

async function getShownPayee({ tx }: ActContext, householdId: Id<"household">): Promise<store.Payee> {
  return stillThere(await store.findPayee(tx, householdId), `the payee of household ${householdId}`);
}
