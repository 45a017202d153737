/** Production cycles: what a group or supported households produce, from its plan to what was sold for what. */
import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorByCount, dayInput, moneyInput, pageQuery, text } from "#contract/input.ts";
import { areaId, day, id, money, page, texts } from "#contract/values.ts";
import { cycleStates } from "#programme/delivery/production/cycle-state.ts";

/** In the unit of the product, with three decimals at most. */
export const quantityInput = z.number().min(0.001).max(1_000_000_000).multipleOf(0.001);
const amountOfProduce = z.number();

const cycle = z.object({
  cycleId: id("production cycle"),
  activityId: id("activity"),
  activityTitle: z.string(),
  groupId: id("livelihood group").nullable(),
  /** The group, or the head of the only household; null where several households take part or no head is known. */
  producer: z.string().nullable(),
  producers: z.number().int(),
  communeId: areaId,
  communeName: z.string(),
  product: z.string(),
  size: amountOfProduce,
  state: z.enum(cycleStates),
  startsOn: day,
  startedOn: day.nullable(),
  harvestFrom: day,
  harvestTo: day,
  expectedYield: amountOfProduce,
  /** Null: not harvested yet, or nothing at all of a cycle that failed. */
  harvested: amountOfProduce.nullable(),
  sold: amountOfProduce,
  income: money,
  cost: money,
  /** What signed contracts still promise of it. */
  promised: amountOfProduce,
  /** What nobody has bought and no contract promises; null of a cycle that failed. */
  open: amountOfProduce.nullable(),
});

/** A hazard that threatens the product in the months of the cycle at its place, by the pack of the programme. */
export const hazardWarning = z.object({
  hazard: z.string(),
  level: z.number().int(),
  months: z.array(z.number().int()),
  alternatives: z.array(z.string()),
});

export const productionCycle = cycle.extend({
  endedOn: day.nullable(),
  endReason: z.string().nullable(),
  unit: texts,
  sizeUnit: texts,
  hazards: z.array(hazardWarning),
  /** Who looks for a buyer, as it was recorded last. */
  search: z.object({ owner: z.string(), nextStep: z.string(), nextStepOn: day }).nullable(),
  people: z.array(
    z.object({
      householdId: id("household"),
      headName: z.string().nullable(),
      /** Null: nothing sold yet. */
      sold: amountOfProduce.nullable(),
      income: money.nullable(),
      unpaid: money.nullable(),
    }),
  ),
  inputs: z.array(z.object({ inputId: id("cycle input"), what: z.string(), cost: money, usedOn: day })),
  harvests: z.array(
    z.object({
      harvestId: id("harvest"),
      harvestedOn: day,
      quantity: amountOfProduce,
      grade: z.string().nullable(),
    }),
  ),
  sales: z.array(
    z.object({
      saleId: id("produce sale"),
      householdId: id("household"),
      headName: z.string().nullable(),
      contractId: id("offtake contract").nullable(),
      buyer: z.string(),
      soldOn: day,
      quantity: amountOfProduce,
      grade: z.string().nullable(),
      price: money,
      amount: money,
      paidOn: day.nullable(),
    }),
  ),
});

export const listProducts = declare({
  id: "delivery.listProducts",
  method: "get",
  path: "/products",
  act: "delivery.readLivelihoods",
  summary: "The products that the programmes name, with their units and the months in which they are usually harvested",
  output: z.object({
    rows: z.array(z.object({ product: z.string(), unit: texts, sizeUnit: texts, harvestMonths: z.array(z.number()) })),
  }),
});

export const listHazards = declare({
  id: "delivery.listHazards",
  method: "get",
  path: "/activities/{activityId}/hazards",
  act: "delivery.readLivelihoods",
  summary:
    "The hazards of which the programme warns at the place of an activity: level, months, products that they harm, alternatives",
  params: z.object({ activityId: id("activity") }),
  output: z.object({ rows: z.array(hazardWarning.extend({ harms: z.array(z.string()) })) }),
});

export const listCycles = declare({
  id: "delivery.listCycles",
  method: "get",
  path: "/production-cycles",
  act: "delivery.readLivelihoods",
  summary: "Production cycles of an area, those that are harvested next first, with their sums; at most 500 at once",
  query: z.object({
    areaId,
    activityId: id("activity").optional(),
    groupId: id("livelihood group").optional(),
    product: code.optional(),
    state: z.enum(cycleStates).optional(),
    ...pageQuery(cursorByCount),
  }),
  output: page(cycle).extend({ sums: z.object({ cost: money, income: money }) }),
});

const ofCycle = z.object({ cycleId: id("production cycle") });

export const getCycle = declare({
  id: "delivery.getCycle",
  method: "get",
  path: "/production-cycles/{cycleId}",
  act: "delivery.readLivelihoods",
  summary:
    "One production cycle: who takes part, what it cost, what was harvested and sold, and which hazards threaten it",
  params: ofCycle,
  output: productionCycle,
});

const record = { method: "post", act: "delivery.recordLivelihood", output: productionCycle } as const;

export const planCycle = declare({
  ...record,
  id: "delivery.planCycle",
  path: "/production-cycles",
  summary:
    "Plan a production cycle of a livelihood group with its members, or of households that the activity supports",
  body: z.object({
    cycleId: id("production cycle"),
    activityId: id("activity"),
    groupId: id("livelihood group").optional(),
    householdIds: z.array(id("household")).min(1).max(500).optional(),
    product: code,
    size: quantityInput,
    startsOn: dayInput,
    harvestFrom: dayInput,
    harvestTo: dayInput,
    expectedYield: quantityInput,
  }),
  days: {
    startsOn: { notBefore: ["year"], ...yearsAhead(2) },
    harvestFrom: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(12) },
    harvestTo: { notBefore: [{ field: "harvestFrom", is: "start" }], ...yearsAhead(12) },
  },
});
export const startCycle = declare({
  ...record,
  id: "delivery.startCycle",
  path: "/production-cycles/{cycleId}/start",
  summary: "Record that a planned cycle has started: sown, planted or stocked",
  params: ofCycle,
  body: z.object({ startedOn: dayInput }),
  days: { startedOn: { notBefore: ["year"], notAfter: "today" } },
});
export const recordInput = declare({
  ...record,
  id: "delivery.recordInput",
  path: "/production-cycles/{cycleId}/inputs",
  summary: "Record what a cycle used and what it cost",
  params: ofCycle,
  body: z.object({ inputId: id("cycle input"), what: text(200), cost: moneyInput, usedOn: dayInput }),
  days: { usedOn: { notBefore: ["year"], notAfter: "today" } },
});
export const recordHarvest = declare({
  ...record,
  id: "delivery.recordHarvest",
  path: "/production-cycles/{cycleId}/harvests",
  summary: "Record a harvest of a running cycle",
  params: ofCycle,
  body: z.object({
    harvestId: id("harvest"),
    harvestedOn: dayInput,
    quantity: quantityInput,
    grade: text(60).optional(),
  }),
  days: { harvestedOn: { notBefore: ["start"], notAfter: "today" } },
});
export const recordSale = declare({
  ...record,
  id: "delivery.recordSale",
  path: "/production-cycles/{cycleId}/sales",
  summary: "Record what a household sold without a contract; a delivery under a contract is recorded on the contract",
  params: ofCycle,
  body: z.object({
    saleId: id("produce sale"),
    householdId: id("household"),
    soldTo: text(200),
    soldOn: dayInput,
    quantity: quantityInput,
    grade: text(60).optional(),
    price: moneyInput,
  }),
  days: { soldOn: { notBefore: ["start"], notAfter: "today" } },
});
export const endCycle = declare({
  ...record,
  id: "delivery.endCycle",
  path: "/production-cycles/{cycleId}/end",
  summary: "Record that everything is harvested",
  params: ofCycle,
  body: z.object({ endedOn: dayInput }),
  days: { endedOn: { notBefore: ["harvest"], notAfter: "today" } },
});
export const failCycle = declare({
  ...record,
  id: "delivery.failCycle",
  path: "/production-cycles/{cycleId}/failure",
  summary: "Record that a cycle failed or was given up, with the reason",
  params: ofCycle,
  body: z.object({ endedOn: dayInput, reason: text(2000) }),
  days: { endedOn: { notBefore: ["year", "start"], notAfter: "today" } },
});
export const seekBuyer = declare({
  ...record,
  id: "delivery.seekBuyer",
  path: "/production-cycles/{cycleId}/buyer-searches",
  act: "delivery.recordBuyer",
  summary: "Record who looks for a buyer of a cycle, and what is done next by when",
  params: ofCycle,
  body: z.object({ searchId: id("buyer search"), owner: text(200), nextStep: text(500), nextStepOn: dayInput }),
  days: { nextStepOn: { notBeforeToday: true, ...yearsAhead(1) } },
});

const conversion = z.object({
  conversionId: id("livelihood conversion"),
  householdId: id("household"),
  headName: z.string().nullable(),
  communeId: areaId,
  communeName: z.string(),
  convertedOn: day,
  /** What it lived on before, in words. */
  fromWhat: z.string(),
  toProduct: z.string(),
  reason: z.string(),
  /** The hazard that it moves away from, where there is one. */
  hazard: z.string().nullable(),
});
export const listConversions = declare({
  id: "delivery.listConversions",
  method: "get",
  path: "/livelihood-conversions",
  act: "delivery.readLivelihoods",
  summary:
    "Households of an area that changed what they live on, the latest first: from what, to what, why; at most 500 at once",
  query: z.object({ areaId, householdId: id("household").optional(), ...pageQuery(cursorByCount) }),
  output: page(conversion),
});
export const recordConversion = declare({
  id: "delivery.recordConversion",
  method: "post",
  path: "/households/{householdId}/livelihood-conversions",
  act: "delivery.recordLivelihood",
  summary:
    "Record that a household changed what it lives on: from what, to which product, why, and away from which hazard",
  params: z.object({ householdId: id("household") }),
  body: z.object({
    conversionId: id("livelihood conversion"),
    convertedOn: dayInput,
    fromWhat: text(200),
    toProduct: code,
    reason: text(2000),
    hazard: code.optional(),
  }),
  days: { convertedOn: { notAfter: "today" } },
  output: conversion,
});
