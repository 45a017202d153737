import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { transferStates } from "#programme/registry/household/household-moves.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { declare } from "#contract/declare.ts";
import { cursorById, dayInput, text, pageQuery } from "#contract/input.ts";
import { getHousehold } from "./household.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

const ofHousehold = z.object({ householdId: id("household") });
const ofTransfer = z.object({ householdId: id("household"), transferId: id("transfer") });
const actId = id("household act");
const reason = text(1000, 0).optional();
/** Who goes, and what each is to the head of the household where they live from then on. */
const movers = z
  .array(z.object({ personId: id("person"), relation: z.enum(relations) }))
  .min(1)
  .max(60);

export const splitHousehold = declare({
  id: "registry.splitHousehold",
  method: "post",
  path: "/households/{householdId}/splits",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "Some members form a household of their own from a day on, in the same commune; they stay the same people",
  params: ofHousehold,
  body: z.object({
    actId,
    newHouseholdId: id("household"),
    movers,
    newHeadId: id("person").optional(),
    villageId: areaId.optional(),
    address: text(300, 0).optional(),
    on: dayInput,
    reason,
  }),
  days: { on: upToToday },
  output: z.object({ householdId: id("household") }),
});

export const joinHouseholds = declare({
  id: "registry.joinHouseholds",
  method: "post",
  path: "/households/{householdId}/joining",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary:
    "All members live with another household of the officer's areas from a day on; this household ends the day before",
  params: ofHousehold,
  body: z.object({ actId, intoHouseholdId: id("household"), movers, on: dayInput, reason }),
  days: { on: upToToday },
  output: z.object({ householdId: id("household") }),
});

export const movePerson = declare({
  id: "registry.movePerson",
  method: "post",
  path: "/households/{householdId}/members/{personId}/move",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "A member lives with another household of the officer's areas from a day on, in one act",
  params: z.object({ householdId: id("household"), personId: id("person") }),
  body: z.object({
    actId,
    intoHouseholdId: id("household"),
    relation: z.enum(relations),
    newHeadId: id("person").optional(),
    on: dayInput,
    reason,
  }),
  days: { on: upToToday },
  output: z.object({ householdId: id("household") }),
});

export const transferRow = z.object({
  householdId: id("household"),
  transferId: id("transfer"),
  fromCommuneId: areaId,
  fromCommuneName: z.string(),
  toCommuneId: areaId,
  toCommuneName: z.string(),
  onDate: day,
  headName: z.string().nullable(),
  members: z.number().int(),
  reason: z.string(),
  state: z.enum(transferStates),
  askedBy: z.string().nullable(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
});
const transferDone = z.object({ transferId: id("transfer"), state: z.enum(transferStates) });

export const listTransfers = declare({
  id: "registry.listTransfers",
  method: "get",
  path: "/transfers",
  act: "registry.readHouseholds",
  summary: "Moves of households between communes, from or to one's areas, the latest first",
  query: z.object({
    ...pageQuery(cursorById),
    householdId: id("household").optional(),
    toCommuneId: areaId.optional(),
    state: z.enum(transferStates).optional(),
  }),
  output: page(transferRow),
});

export const askTransfer = declare({
  id: "registry.askTransfer",
  method: "post",
  path: "/households/{householdId}/transfers",
  act: "registry.askTransfer",
  summary: "Asks another commune to take a household over; nothing moves until it accepts",
  params: ofHousehold,
  body: z.object({
    transferId: id("transfer"),
    toCommuneId: areaId,
    on: dayInput,
    reason: text(1000),
  }),
  days: { on: upToToday },
  output: transferDone,
});

export const answerTransfer = declare({
  id: "registry.answerTransfer",
  method: "post",
  path: "/households/{householdId}/transfers/{transferId}/answer",
  act: "registry.answerTransfer",
  summary: "The asked commune takes the household over, or refuses with the reason",
  params: ofTransfer,
  body: z.object({
    accepts: z.boolean(),
    villageId: areaId.optional(),
    address: text(300, 0).optional(),
    answer: text(1000, 0).optional(),
  }),
  output: transferDone,
});

export const withdrawTransfer = declare({
  id: "registry.withdrawTransfer",
  method: "post",
  path: "/households/{householdId}/transfers/{transferId}/withdrawal",
  act: "registry.askTransfer",
  summary: "The commune that asked withdraws a transfer that was not answered yet",
  params: ofTransfer,
  body: z.object({ reason: text(1000) }),
  output: transferDone,
});
