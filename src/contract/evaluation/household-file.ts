/** Everything of a household in the order of its days, in one file and on paper. */
import { z } from "zod";
import { askedUpToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput } from "#contract/input.ts";
import { day, id, money } from "#contract/values.ts";
import { storyKinds, storyWhats } from "#programme/registry/household/story-event.ts";

const ofHousehold = z.object({ householdId: id("household") });
/** As of a day: what happened up to it. */
const on = dayInput.optional();
const kind = z.enum(storyKinds).optional();

export const storyEvent = z.object({
  kind: z.enum(storyKinds),
  what: z.enum(storyWhats),
  on: day,
  title: z.string().nullable(),
  personName: z.string().nullable(),
  codes: z.array(z.string()),
  amount: money.nullable(),
  note: z.string().nullable(),
  recordId: z.string().nullable(),
});

export const readHouseholdStory = declare({
  id: "evaluation.readHouseholdStory",
  method: "get",
  path: "/households/{householdId}/story",
  act: "evaluation.readRows",
  summary:
    "What happened to a household up to a day: reviews, needs, supports, payments, livelihoods, courses, jobs and referrals, the earliest first",
  params: ofHousehold,
  query: z.object({ on, kind }),
  days: { on: askedUpToToday },
  output: z.object({
    on: day,
    headName: z.string().nullable(),
    /** How many there are of each kind up to the day. */
    counts: z.array(z.object({ kind: z.enum(storyKinds), count: z.number().int() })),
    events: z.array(storyEvent),
  }),
  leavesTrace: true,
});

export const printHouseholdFile = declare({
  id: "evaluation.printHouseholdFile",
  method: "get",
  path: "/households/{householdId}/papers/file",
  act: "evaluation.readRows",
  summary: "The file of a household up to a day, as PDF",
  params: ofHousehold,
  query: z.object({ on, kind, language: z.enum(["vi", "en", "id"]).default("vi") }),
  days: { on: askedUpToToday },
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});
