import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { closingReasons } from "#programme/registry/household/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { getHousehold, newMember } from "./household.ts";
import { areaId, day, id, instant } from "#contract/values.ts";

const ofHousehold = z.object({ householdId: id("household") });
const ofMember = z.object({ householdId: id("household"), personId: id("person") });
const done = z.object({ householdId: id("household") });
const actId = id("household act");
const reason = text(1000, 0).optional();

export const householdActs = [
  "member_joined",
  "member_left",
  "double_merged",
  "merge_undone",
  "household_changed",
  "change_undone",
  "village_changed",
  "member_died",
  "head_changed",
  "household_moved",
  "household_closed",
  "household_split",
  "household_founded",
  "household_joined",
  "household_took_in",
  "person_moved_out",
  "person_moved_in",
  "household_transferred",
] as const;

export const listHouseholdActs = declare({
  id: "registry.listHouseholdActs",
  method: "get",
  path: "/households/{householdId}/acts",
  act: "registry.readHouseholds",
  summary: "What was done to a household: which act, on which day, by whom and why, the earliest first",
  params: ofHousehold,
  output: z.object({
    rows: z.array(
      z.object({
        actId,
        act: z.enum(householdActs),
        onDate: day,
        personId: id("person").nullable(),
        personName: z.string().nullable(),
        facts: z.record(z.string(), z.string().nullable()),
        reason: z.string().nullable(),
        doneAt: instant,
        officerName: z.string().nullable(),
      }),
    ),
  }),
  leavesTrace: true,
});

export const joinMember = declare({
  id: "registry.joinMember",
  method: "post",
  path: "/households/{householdId}/members",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "Somebody is born, marries in or comes to live with the household",
  params: ofHousehold,
  body: z.object({ actId, member: newMember, on: dayInput, reason }),
  days: {
    "member.birthDate": upToToday,
    on: { notBefore: [{ field: "member.birthDate", is: "birth" }], notAfter: "today" },
  },
  output: done,
});
export const leaveMember = declare({
  id: "registry.leaveMember",
  method: "post",
  path: "/households/{householdId}/members/{personId}/departure",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "A member leaves; `on` is the last day. A head who leaves others behind names the next one",
  params: ofMember,
  body: z.object({ actId, on: dayInput, newHeadId: id("person").optional(), reason }),
  days: { on: upToToday },
  output: done,
});
export const recordDeath = declare({
  id: "registry.recordDeath",
  method: "post",
  path: "/households/{householdId}/members/{personId}/death",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "A member dies; with the last member the household ends",
  params: ofMember,
  body: z.object({ actId, on: dayInput, newHeadId: id("person").optional(), reason }),
  days: { on: upToToday },
  output: done,
});
export const changeHead = declare({
  id: "registry.changeHead",
  method: "post",
  path: "/households/{householdId}/heads",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "Another member is head from a day on; the former head stays, as what is said here",
  params: ofHousehold,
  body: z.object({ actId, newHeadId: id("person"), formerHeadRelation: z.enum(relations), on: dayInput, reason }),
  days: { on: upToToday },
  output: done,
});
export const moveHousehold = declare({
  id: "registry.moveHousehold",
  method: "post",
  path: "/households/{householdId}/moves",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "The household lives elsewhere in its commune from a day on; where it lived before is kept",
  params: ofHousehold,
  body: z.object({ actId, villageId: areaId, address: text(300, 0), on: dayInput, reason }),
  days: { on: upToToday },
  output: done,
});
export const closeHousehold = declare({
  id: "registry.closeHousehold",
  method: "post",
  path: "/households/{householdId}/closing",
  act: "registry.changeHousehold",
  recordReadBy: getHousehold,
  summary: "The household ends on a day, for one of the reasons; all its memberships end with it",
  params: ofHousehold,
  body: z.object({ actId, on: dayInput, because: z.enum(closingReasons), reason }),
  days: { on: upToToday },
  output: done,
});
