import { z } from "zod";
import { ruleTests } from "#kernel/rule/explain-rule.ts";
import { eligibilityAnswers } from "#programme/delivery/eligibility/explain-kind.ts";
import { supportStates } from "#programme/delivery/support-acts.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { askedUpToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, pageQuery } from "#contract/input.ts";
import { day, id, money, texts } from "#contract/values.ts";

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * A rule taken apart, each line after the one that it belongs to and one deeper: "all" and "any" of what follows, or a condition.
 * `holds` is null where the facts do not tell.
 */
export const reasonLine = z.object({
  depth: z.number().int(),
  kind: z.enum(["all", "any", "condition"]),
  holds: z.boolean().nullable(),
  /** What the condition asks; null where it asks several facts at once. */
  field: z.string().nullable(),
  test: z.enum(ruleTests).nullable(),
  values: z.array(value),
  found: value,
});
export const eligibilityAnswer = z.enum(eligibilityAnswers);

const givenSupport = z.object({
  activityId: id("activity"),
  activityTitle: z.string(),
  supportId: id("support"),
  personName: z.string().nullable(),
  content: z.string(),
  /** The same content is given once from the first day until the day before the other. */
  from: day,
  until: day,
  amount: money,
  state: z.enum(supportStates),
});

export const readHouseholdEligibility = declare({
  id: "delivery.readHouseholdEligibility",
  method: "get",
  path: "/households/{householdId}/eligibility",
  act: "delivery.readEligibility",
  summary:
    "For each kind of support whether a household may have it on a day, and why: the rule of the programme taken apart",
  params: z.object({ householdId: id("household") }),
  query: z.object({ on: dayInput.optional() }),
  days: { on: askedUpToToday },
  output: z.object({
    on: day,
    headName: z.string().nullable(),
    /** Null where nothing was decided about the household by the day: then nobody can tell. */
    class: z.string().nullable(),
    kinds: z.array(
      z.object({
        programmeId: z.string(),
        kind: z.string(),
        name: texts,
        isForPeople: z.boolean(),
        answer: eligibilityAnswer,
        reasons: z.array(reasonLine),
        /** Of a kind for people, each of today's members. */
        people: z.array(
          z.object({
            personId: id("person"),
            fullName: z.string(),
            answer: eligibilityAnswer,
            reasons: z.array(reasonLine),
          }),
        ),
        /** Supports of the same content whose period holds the day. */
        given: z.array(givenSupport),
        /** Activities of the kind that its commune has open. */
        open: z.array(z.object({ activityId: id("activity"), title: z.string() })),
      }),
    ),
  }),
  leavesTrace: true,
});

export const listEligibility = declare({
  id: "delivery.listEligibility",
  method: "get",
  path: "/activities/{activityId}/eligibility",
  act: "delivery.readEligibility",
  summary:
    "Households of an activity's commune, or their people, in the order in which they are proposed: who comes next, who is in reserve, who may not have it and why",
  params: z.object({ activityId: id("activity") }),
  query: z.object({
    ...pageQuery(cursorByCount),
    limit: z.coerce.number().int().min(1).max(100).default(100),
    answer: eligibilityAnswer.default("yes"),
    on: dayInput.optional(),
  }),
  days: { on: askedUpToToday },
  output: z.object({
    on: day,
    counts: z.object({ yes: z.number().int(), no: z.number().int(), unknown: z.number().int() }),
    /** How many are still planned and not yet proposed. */
    room: z.number().int(),
    rows: z.array(
      z.object({
        /** The place on the list; null for who is not on it. */
        rank: z.number().int().nullable(),
        /** "next": within what is planned; "reserve": comes in when one before is refused. */
        standing: z.enum(["next", "reserve", "no", "unknown"]),
        householdId: id("household"),
        headName: z.string().nullable(),
        villageName: z.string().nullable(),
        personId: id("person").nullable(),
        personName: z.string().nullable(),
        class: z.string(),
        deprivations: z.number().int(),
        memberCount: z.number().int(),
        /** Supports that the household has had or is to have, of whatever activity. */
        given: z.number().int(),
        groups: z.array(z.enum(beneficiaryGroups)),
        reasons: z.array(reasonLine),
        reasonsOfPerson: z.array(reasonLine),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
  }),
});
