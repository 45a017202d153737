import { z } from "zod";
import { day, id } from "#contract/values.ts";
import { batchMethod, ofBatch } from "./batch.ts";
import { declare } from "#contract/declare.ts";
import { text } from "#contract/input.ts";
export const payee = z.object({
  householdId: id("household"),
  payeeId: id("payee"),
  personId: id("person"),
  name: z.string().nullable(),
  role: z.enum(["head", "authorised"]),
  method: batchMethod,
  bankBin: z.string().nullable(),
  /** The last digits; the number itself is encrypted. */
  accountLastDigits: z.string().nullable(),
  accountName: z.string().nullable(),
  cashPoint: z.string().nullable(),
  verifiedOn: day.nullable(),
});
/** Who else is paid to the same account, or the same person paid for another household. */
export const sharedPayee = z.object({
  householdId: id("household"),
  payeeName: z.string().nullable(),
  kind: z.enum(["account", "person"]),
  /** Null where the reader may not see the other household: that there is one is all that is said. */
  otherHouseholdId: id("household").nullable(),
  otherName: z.string().nullable(),
  otherCommune: z.string().nullable(),
});
export const getPayee = declare({
  id: "payment.getPayee",
  method: "get",
  path: "/households/{householdId}/payee",
  act: "payment.readBatches",
  summary: "Who receives money for a household",
  params: z.object({ householdId: id("household") }),
  output: z.object({ payee: payee.nullable(), sharedWith: z.array(sharedPayee) }),
  leavesTrace: true,
});
export const registerPayee = declare({
  id: "payment.registerPayee",
  method: "post",
  path: "/households/{householdId}/payees",
  act: "payment.registerPayee",
  summary:
    "Say who receives money for a household: the head, or somebody authorised in writing; the earlier payee ends",
  params: z.object({ householdId: id("household") }),
  body: z.object({
    payeeId: id("payee"),
    personId: id("person"),
    role: z.enum(["head", "authorised"]),
    authorisation: text(300, 0).optional(),
    method: batchMethod,
    bankBin: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    accountNumber: z
      .string()
      .regex(/^[0-9A-Z]{4,34}$/)
      .optional(),
    accountName: text(140, 0).optional(),
    cashPoint: text(200, 0).optional(),
  }),
  output: payee,
});
export const verifyPayee = declare({
  id: "payment.verifyPayee",
  method: "post",
  path: "/households/{householdId}/payees/{payeeId}/verification",
  act: "payment.verifyPayee",
  summary: "Confirm that account or cash point belong to the payee; the name of the account must be the person's",
  params: z.object({ householdId: id("household"), payeeId: id("payee") }),
  output: payee,
});
export const listSharedPayeesOfBatch = declare({
  id: "payment.listSharedPayeesOfBatch",
  method: "get",
  path: "/payment-batches/{batchId}/shared-payees",
  act: "payment.readBatches",
  summary:
    "Accounts and people of a batch that are paid for more than one household, with the others as far as one may see them",
  params: ofBatch,
  output: z.object({ rows: z.array(sharedPayee) }),
});
