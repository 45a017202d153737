/** What is done on a work: contracted, built step by step, accepted, handed over, kept; and what its supervision board finds. */
import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, moneyInput, text } from "#contract/input.ts";
import { id } from "#contract/values.ts";
import { workInFull } from "./work.ts";

const ofWork = z.object({ workId: id("work") });
const percent = z.int().min(0).max(100);
const onWork = {
  method: "post",
  act: "delivery.recordWork",
  params: ofWork,
  output: workInFull,
} as const;
const stepDay = { notBefore: ["work_step"], notAfter: "today" } as const;

export const signWorkContract = declare({
  ...onWork,
  id: "delivery.signWorkContract",
  path: "/works/{workId}/contract",
  summary: "Record the contract of a drafted work with its contractor or community group",
  body: z.object({
    contractor: text(300),
    taxNumber: text(20).optional(),
    number: text(120),
    signedOn: dayInput,
    value: moneyInput,
    days: z.int().min(1).max(3650),
    advancePercent: percent,
    retentionPercent: percent,
    warrantyMonths: z.int().min(0).max(240),
  }),
  days: { signedOn: { notBefore: ["year"], notAfter: "today" } },
});
export const changeWorkContract = declare({
  ...onWork,
  act: "delivery.changeWorkContract",
  id: "delivery.changeWorkContract",
  path: "/works/{workId}/contract-changes",
  summary: "Record a change order: more or less money or days, with reason and signer; the contract itself stays",
  body: z.object({
    workChangeId: id("work change"),
    number: text(120),
    signedOn: dayInput,
    signedBy: text(200),
    amount: moneyInput,
    /** Is the amount taken off the contract? */
    isLess: z.boolean().optional(),
    days: z.int().min(-3650).max(3650),
    reason: text(2000),
  }),
  days: { signedOn: { notBefore: ["work_contract"], notAfter: "today" } },
});
export const planMilestone = declare({
  ...onWork,
  id: "delivery.planMilestone",
  path: "/works/{workId}/milestones",
  summary: "Plan a milestone of a work: its day, and which share of the whole it is",
  body: z.object({
    milestoneId: id("milestone"),
    name: text(300),
    plannedOn: dayInput,
    share: z.int().min(1).max(100),
  }),
  days: { plannedOn: { notBefore: ["year"], ...yearsAhead(5) } },
});
export const startWork = declare({
  ...onWork,
  id: "delivery.startWork",
  path: "/works/{workId}/start",
  summary: "Start a contracted work whose milestones are planned",
  body: z.object({ startedOn: dayInput }),
  days: { startedOn: stepDay },
});
export const acceptMilestone = declare({
  ...onWork,
  id: "delivery.acceptMilestone",
  path: "/works/{workId}/acceptances",
  summary: "Record the minutes by which a milestone is accepted: how much of the work stands, and its value",
  body: z.object({
    milestoneId: id("milestone"),
    number: text(120),
    acceptedOn: dayInput,
    acceptedBy: text(500),
    physical: z.int().min(1).max(100),
    value: moneyInput,
  }),
  days: { acceptedOn: stepDay },
});
export const stopWork = declare({
  ...onWork,
  id: "delivery.stopWork",
  path: "/works/{workId}/stop",
  summary: "Stop a work, with the reason",
  body: z.object({ stoppedOn: dayInput, reason: text(2000) }),
  days: { stoppedOn: stepDay },
});
export const resumeWork = declare({
  ...onWork,
  id: "delivery.resumeWork",
  path: "/works/{workId}/resumption",
  summary: "Take a stopped work up again",
  body: z.object({ resumedOn: dayInput }),
  days: { resumedOn: stepDay },
});
export const handOverWork = declare({
  ...onWork,
  id: "delivery.handOverWork",
  path: "/works/{workId}/handover",
  summary: "Hand over a work whose milestones are all accepted",
  body: z.object({ handedOverOn: dayInput }),
  days: { handedOverOn: stepDay },
});
export const operateWork = declare({
  ...onWork,
  id: "delivery.operateWork",
  path: "/works/{workId}/operation",
  summary: "Take a handed over work into operation: who keeps it, and what that costs a year",
  body: z.object({ operatedOn: dayInput, keeper: text(300), yearlyBudget: moneyInput }),
  days: { operatedOn: stepDay },
});
export const releaseRetention = declare({
  ...onWork,
  act: "delivery.changeWorkContract",
  id: "delivery.releaseRetention",
  path: "/works/{workId}/retention-release",
  summary: "Release what was retained of a work when its warranty is over: it can be paid from now on",
  body: z.object({ releasedOn: dayInput }),
  days: { releasedOn: { notBefore: ["warranty", "work_step"], notAfter: "today" } },
});
export const recordFinding = declare({
  ...onWork,
  id: "delivery.recordFinding",
  path: "/works/{workId}/findings",
  summary: "Record what the community supervision board found, and until when it is answered",
  body: z.object({
    findingId: id("finding"),
    foundOn: dayInput,
    foundBy: text(300),
    finding: text(2000),
    answerDue: dayInput,
  }),
  days: {
    foundOn: { notBefore: ["year"], notAfter: "today" },
    answerDue: { notBefore: [{ field: "foundOn", is: "start" }], ...yearsAhead(1) },
  },
});
export const answerFinding = declare({
  ...onWork,
  id: "delivery.answerFinding",
  path: "/works/{workId}/findings/{findingId}/answer",
  summary: "Answer a finding of the community supervision board, once",
  params: z.object({ workId: id("work"), findingId: id("finding") }),
  body: z.object({ answeredOn: dayInput, answer: text(2000) }),
  days: { answeredOn: { notBefore: ["finding"], notAfter: "today" } },
});
