/** Requests of the voice stage for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";

export function voiceRequests(areaId: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const text = "a test of permission";
  const params = { grievanceId: newId("grievance") };
  return {
    "voice.listGrievances": { query: { areaId } },
    "voice.sumGrievances": { query: { areaId } },
    "voice.listGrievanceKinds": { query: {} },
    "voice.getGrievance": { params },
    "voice.printGrievanceReceipt": { params, query: {} },
    "voice.receiveGrievance": {
      body: {
        ...params,
        communeId: areaId,
        kind: "reflection",
        topic: "review",
        channel: "paper",
        receivedOn: day,
        story: text,
      },
    },
    "voice.acceptGrievance": { params, body: { acceptedOn: day, isRemote: false } },
    "voice.declineGrievance": { params, body: { declinedOn: day, reason: text } },
    "voice.assignGrievance": { params, body: { assignedOn: day, assignee: text } },
    "voice.passGrievance": { params, body: { passedOn: day, level: "province", reason: text } },
    "voice.extendGrievance": { params, body: { extendedOn: day, reason: text } },
    "voice.directGrievance": { params, body: { directedOn: day, direction: text } },
    "voice.answerGrievance": { params, body: { answeredOn: day, answer: text } },
    "voice.rateGrievance": { params, body: { ratedOn: day, satisfaction: "satisfied" } },
    "voice.reopenGrievance": { params, body: { reopenedOn: day, reason: text } },
    "voice.withdrawGrievance": { params, body: { withdrawnOn: day, reason: text } },
  };
}
