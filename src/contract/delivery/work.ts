import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, moneyInput, text, yearQuery } from "#contract/input.ts";
import { areaId, day, id, instant, money, page } from "#contract/values.ts";
import { workActs, workPaths, workStates, workTroubles } from "#programme/delivery/work/work-state.ts";

export const work = z.object({
  workId: id("work"),
  activityId: id("activity"),
  fundLineId: id("fund line"),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  year: z.number().int(),
  name: z.string(),
  place: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  path: z.enum(workPaths),
  contractor: z.string().nullable(),
  estimate: money,
  startsOn: day,
  endsOn: day,
  state: z.enum(workStates),
  /** The contract with all its changes; 0 before it is signed. */
  value: money,
  accepted: money,
  physical: z.number().int(),
  /** All payment orders of the work, its advance included. */
  paid: money,
  troubles: z.array(z.enum(workTroubles)),
});

export const workInFull = work.extend({
  activityTitle: z.string(),
  keeper: z.string().nullable(),
  yearlyBudget: money.nullable(),
  retentionReleasedOn: day.nullable(),
  contract: z
    .object({
      contractor: z.string(),
      taxNumber: z.string().nullable(),
      number: z.string(),
      signedOn: day,
      value: money,
      days: z.number().int(),
      advancePercent: z.number().int(),
      retentionPercent: z.number().int(),
      warrantyMonths: z.number().int(),
    })
    .nullable(),
  changes: z.array(
    z.object({
      workChangeId: id("work change"),
      number: z.string(),
      signedOn: day,
      signedBy: z.string(),
      amount: money,
      days: z.number().int(),
      reason: z.string(),
    }),
  ),
  milestones: z.array(
    z.object({
      milestoneId: id("milestone"),
      name: z.string(),
      plannedOn: day,
      share: z.number().int(),
      acceptance: z
        .object({
          number: z.string(),
          acceptedOn: day,
          acceptedBy: z.string(),
          physical: z.number().int(),
          value: money,
        })
        .nullable(),
    }),
  ),
  findings: z.array(
    z.object({
      findingId: id("finding"),
      foundOn: day,
      foundBy: z.string(),
      finding: z.string(),
      answerDue: day,
      answeredOn: day.nullable(),
      answer: z.string().nullable(),
    }),
  ),
  /** How what is payable comes about, step by step. */
  account: z.object({
    advanceLimit: money,
    advancePaid: money,
    recovered: money,
    retained: money,
    paid: money,
    payable: money,
  }),
  acts: z.array(
    z.object({
      act: z.enum(["draft", "answer", ...workActs]),
      doneOn: day.nullable(),
      reason: z.string().nullable(),
      doneAt: instant,
      officerName: z.string().nullable(),
    }),
  ),
});

export const listWorks = declare({
  id: "delivery.listWorks",
  method: "get",
  path: "/works",
  act: "delivery.readWorks",
  summary: "Works of an area by year, state and what stands out, with their sums; at most 100 at once",
  query: z.object({
    areaId,
    activityId: id("activity").optional(),
    year: yearQuery.optional(),
    state: z.enum(workStates).optional(),
    /** Only those of which something stands out. */
    trouble: z.enum([...workTroubles, "any"]).optional(),
    cursor: cursorByCount.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: page(work).extend({
    sums: z.object({ estimate: money, value: money, accepted: money, paid: money, inTrouble: z.number().int() }),
  }),
});

const ofWork = z.object({ workId: id("work") });

export const getWork = declare({
  id: "delivery.getWork",
  method: "get",
  path: "/works/{workId}",
  act: "delivery.readWorks",
  summary: "One work: its contract, changes, milestones, acceptances, findings, and what is payable",
  params: ofWork,
  output: workInFull,
});

export const draftWork = declare({
  id: "delivery.draftWork",
  method: "post",
  path: "/works",
  act: "delivery.recordWork",
  summary: "Draft a work of an activity whose money is per work",
  body: z.object({
    workId: id("work"),
    activityId: id("activity"),
    villageId: areaId.optional(),
    name: text(300),
    place: text(300, 0).optional(),
    lon: z.number().min(-180).max(180).optional(),
    lat: z.number().min(-90).max(90).optional(),
    path: z.enum(workPaths),
    estimate: moneyInput,
    startsOn: dayInput,
    endsOn: dayInput,
  }),
  days: {
    startsOn: { notBefore: ["year"], ...yearsAhead(5) },
    endsOn: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(5) },
  },
  output: workInFull,
});
