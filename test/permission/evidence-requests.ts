/** Requests of deliveries that are proved, corrected and undone, for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";

export function evidenceRequests(support: {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
}): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  return {
    "delivery.undoDelivery": { params: support, body: { reason: "a test of permission" } },
    "delivery.correctDelivery": { params: support, body: { deliveredOn: day, reason: "a test of permission" } },
    "delivery.addEvidence": {
      params: { ...support, evidenceId: newId("evidence") },
      query: { kind: "photo", takenOn: day },
      file: new Blob(["x"]),
    },
    "delivery.readEvidence": { params: { ...support, evidenceId: newId("evidence") } },
    "delivery.withdrawEvidence": {
      params: { ...support, evidenceId: newId("evidence") },
      body: { reason: "a test of permission" },
    },
    "delivery.addActivityEvidence": {
      params: { activityId: newId("activity"), evidenceId: newId("evidence") },
      query: { kind: "photo", takenOn: day },
      file: new Blob(["x"]),
    },
    "delivery.listActivityEvidence": { params: { activityId: newId("activity") } },
    "delivery.readActivityEvidence": { params: { activityId: newId("activity"), evidenceId: newId("evidence") } },
    "delivery.withdrawActivityEvidence": {
      params: { activityId: newId("activity"), evidenceId: newId("evidence") },
      body: { reason: "a test of permission" },
    },
  };
}
