/** Requests of works, courses and livelihood groups for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { livelihoodRequests } from "./livelihood-requests.ts";

import { trainingRequests } from "./training-requests.ts";

export function workRequests(areaId: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const text = "a test of permission";
  const params = { workId: newId("work") };
  const money = dong(1);
  return {
    ...trainingRequests(areaId),
    ...livelihoodRequests(areaId),
    "delivery.listWorks": { query: { areaId } },
    "delivery.getWork": { params },
    "delivery.draftWork": {
      body: {
        workId: newId("work"),
        activityId: newId("activity"),
        name: text,
        path: "tender",
        estimate: money,
        startsOn: day,
        endsOn: day,
      },
    },
    "delivery.signWorkContract": {
      params,
      body: {
        contractor: text,
        number: text,
        signedOn: day,
        value: money,
        days: 1,
        advancePercent: 0,
        retentionPercent: 0,
        warrantyMonths: 0,
      },
    },
    "delivery.changeWorkContract": {
      params,
      body: {
        workChangeId: newId("work change"),
        number: text,
        signedOn: day,
        signedBy: text,
        amount: money,
        days: 0,
        reason: text,
      },
    },
    "delivery.planMilestone": {
      params,
      body: { milestoneId: newId("milestone"), name: text, plannedOn: day, share: 1 },
    },
    "delivery.startWork": { params, body: { startedOn: day } },
    "delivery.acceptMilestone": {
      params,
      body: {
        milestoneId: newId("milestone"),
        number: text,
        acceptedOn: day,
        acceptedBy: text,
        physical: 1,
        value: money,
      },
    },
    "delivery.stopWork": { params, body: { stoppedOn: day, reason: text } },
    "delivery.resumeWork": { params, body: { resumedOn: day } },
    "delivery.handOverWork": { params, body: { handedOverOn: day } },
    "delivery.operateWork": { params, body: { operatedOn: day, keeper: text, yearlyBudget: money } },
    "delivery.releaseRetention": { params, body: { releasedOn: day } },
    "delivery.recordFinding": {
      params,
      body: { findingId: newId("finding"), foundOn: day, foundBy: text, finding: text, answerDue: day },
    },
    "delivery.answerFinding": {
      params: { ...params, findingId: newId("finding") },
      body: { answeredOn: day, answer: text },
    },
  };
}
