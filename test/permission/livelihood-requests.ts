/** Requests of livelihood groups for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { valueChainRequests } from "./value-chain-requests.ts";

export function livelihoodRequests(areaId: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const text = "a test of permission";
  const params = { groupId: newId("livelihood group") };
  const ofAsset = { ...params, assetId: newId("livelihood asset") };
  const householdId = newId("household");
  return {
    ...valueChainRequests(areaId),
    "delivery.listLivelihoodGroups": { query: { areaId } },
    "delivery.getLivelihoodGroup": { params },
    "delivery.printAssetBook": { params },
    "delivery.checkAsset": {
      params: ofAsset,
      body: { checkId: newId("asset check"), checkedOn: day, checkedBy: text, finding: "healthy" },
    },
    "delivery.formLivelihoodGroup": {
      body: { groupId: newId("livelihood group"), activityId: newId("activity"), name: text, formedOn: day },
    },
    "delivery.joinLivelihoodGroup": { params, body: { householdId, role: "member", joinedOn: day } },
    "delivery.receiveAsset": {
      params,
      body: {
        assetId: newId("livelihood asset"),
        householdId,
        tag: text,
        kind: text,
        value: dong(1),
        receivedOn: day,
      },
    },
    "delivery.recordBirth": {
      params: ofAsset,
      body: { offspringId: newId("livelihood asset"), tag: text, bornOn: day },
    },
    "delivery.rotateAsset": { params: ofAsset, body: { householdId, rotatedOn: day, minutes: text } },
    "delivery.endAsset": { params: ofAsset, body: { state: "dead", endedOn: day, reason: text } },
    "delivery.recordRepayment": {
      params: ofAsset,
      body: { repaymentId: newId("livelihood repayment"), amount: dong(1), paidOn: day, receipt: text },
    },
  };
}
