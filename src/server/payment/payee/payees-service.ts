import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isSameName } from "#programme/payment/account-name.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { encrypt } from "#server/platform/keys.ts";
import * as store from "./payees-store.ts";
import type * as contract from "#contract/payment/payee.ts";

export const accountContext = "payment.payees.account";

export async function readPayee(
  { tx, trace }: ActContext,
  { params: { householdId } }: Decoded<typeof contract.getPayee>,
): Promise<Result<Output<typeof contract.getPayee>, Refusal>> {
  const areaId = await store.communeOfHousehold(tx, householdId);
  if (areaId === undefined) return failure(refuse("record.not_found"));
  await trace([{ areaId, recordKind: "household", recordId: householdId, how: "payee" }]);
  return success({ payee: (await store.findPayee(tx, householdId)) ?? null });
}

export async function setPayee(
  context: ActContext,
  { params, body }: Decoded<typeof contract.registerPayee>,
): Promise<Result<Output<typeof contract.registerPayee>, Refusal>> {
  const communeId = await store.communeOfHousehold(context.tx, params.householdId);
  if (communeId === undefined) return failure(refuse("record.not_found"));
  if (
    body.method === "bank" &&
    (body.accountNumber === undefined || body.bankBin === undefined || body.accountName === undefined)
  ) {
    return failure(refuse("payment.account_incomplete"));
  }
  if (body.method === "cash" && body.cashPoint === undefined) return failure(refuse("payment.cash_point_missing"));
  if (body.role === "authorised" && body.authorisation === undefined)
    return failure(refuse("payment.authorisation_missing", {}, "Circular 60/2026/TT-BTC Art. 3.3"));
  await store.endPayee(context.tx, params.householdId, context.today);
  await store.addPayee(context.tx, {
    householdId: params.householdId,
    payeeId: body.payeeId,
    personId: body.personId,
    communeId,
    role: body.role,
    authorisation: body.authorisation ?? null,
    method: body.method,
    bankBin: body.bankBin ?? null,
    account:
      body.accountNumber === undefined ? undefined : encrypt(context.house.keys, accountContext, body.accountNumber),
    accountLastDigits: body.accountNumber?.slice(-4) ?? null,
    accountName: body.accountName ?? null,
    cashPoint: body.cashPoint ?? null,
    validFrom: context.today,
  });
  await context.audit({
    areaId: communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { payee: body.payeeId, method: body.method },
  });
  return shown(context, params.householdId);
}

/** An account is verified when its name is the person's; a cash point when the accountant says so. */
export async function confirmPayee(
  context: ActContext,
  { params }: Decoded<typeof contract.verifyPayee>,
): Promise<Result<Output<typeof contract.verifyPayee>, Refusal>> {
  const payee = await store.findPayee(context.tx, params.householdId);
  const communeId = await store.communeOfHousehold(context.tx, params.householdId);
  if (payee?.payeeId !== params.payeeId || communeId === undefined) return failure(refuse("record.not_found"));
  if (payee.method === "bank" && !isSameName(payee.accountName ?? "", payee.name ?? ""))
    return failure(refuse("payment.account_of_another_name"));
  await store.markVerified(context.tx, payee, context.today, context.actor.officerId);
  await context.audit({
    areaId: communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { payeeVerified: params.payeeId },
  });
  return shown(context, params.householdId);
}

async function shown(context: ActContext, householdId: string): Promise<Result<store.Payee, Refusal>> {
  const payee = await store.findPayee(context.tx, householdId);
  return payee === undefined ? failure(refuse("record.not_found")) : success(payee);
}
