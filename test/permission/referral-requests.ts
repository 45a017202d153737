/** Requests of referrals and lists for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";

export function referralRequests(
  areaId: string,
  householdId: Id<"household">,
): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const text = "a test of permission";
  const params = { referralId: newId("referral") };
  const officeId = newId("office");
  return {
    "delivery.recordFieldAnswers": {
      params: { activityId: newId("activity") },
      body: { file: { format: "csv", text: "code;result" }, listName: text, deliveredOn: day, isTrial: true },
    },
    "delivery.listLoans": { query: { areaId } },
    "delivery.listLoanFiles": { query: { areaId } },
    "delivery.printBorrowers": { params: { communeId: areaId }, query: {} },
    "delivery.recordLoanAnswers": {
      params: { communeId: areaId },
      body: {
        fileId: newId("file"),
        file: { format: "csv", text: "code;state" },
        listName: text,
        asOf: day,
        isTrial: true,
      },
    },
    "delivery.listReferrals": { query: { areaId } },
    "delivery.sumReferrals": { query: { areaId } },
    "delivery.listReferralKinds": { query: {} },
    "delivery.getReferral": { params },
    "delivery.printReferral": { params, query: {} },
    "delivery.sendReferral": {
      body: { ...params, householdId, kind: "social_protection", officeId, reason: text, sentOn: day },
    },
    "delivery.acceptReferral": { params, body: { acceptedOn: day } },
    "delivery.completeReferral": { params, body: { completedOn: day, answer: text } },
    "delivery.refuseReferral": { params, body: { refusedOn: day, reason: text } },
    "delivery.passOnReferral": { params, body: { officeId, passedOn: day, reason: text } },
    "delivery.directReferral": { params, body: { directedOn: day, dueOn: day, direction: text } },
    "delivery.withdrawReferral": { params, body: { withdrawnOn: day, reason: text } },
  };
}
