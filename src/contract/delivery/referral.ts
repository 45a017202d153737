/** Needs that another office answers: sent with a deadline, answered, passed on, and never lost between offices. */
import { z } from "zod";
import { upToToday, yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorByCount, dayInput, text } from "#contract/input.ts";
import { areaId, day, id, instant, page, texts } from "#contract/values.ts";
import { officeKinds } from "#programme/authority/office/office.ts";
import { referralActs, referralStates, referralTroubles } from "#programme/delivery/referral/referral-state.ts";
import { escalationPosts } from "#programme/planning/framework/programme-parts.ts";

export const referral = z.object({
  referralId: id("referral"),
  householdId: id("household"),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  headName: z.string().nullable(),
  personName: z.string().nullable(),
  kind: z.string(),
  kindName: texts,
  /** The indicator that the household lacks, where it is one. */
  need: z.string().nullable(),
  officeId: id("office"),
  officeName: z.string(),
  sentOn: day,
  dueOn: day,
  state: z.enum(referralStates),
  answeredOn: day.nullable(),
  troubles: z.array(z.enum(referralTroubles)),
});

export const referralInFull = referral.extend({
  address: z.string().nullable(),
  supportId: id("support").nullable(),
  reason: z.string(),
  answer: z.string().nullable(),
  /** Who is asked to decide when the office does not answer, and from which day on. */
  escalatesTo: z.enum(escalationPosts),
  escalatesOn: day,
  /** Open offices of the province that answer such needs, beside the one that it is with. */
  mayGoTo: z.array(z.object({ officeId: id("office"), name: z.string() })),
  acts: z.array(
    z.object({
      act: z.enum(["send", ...referralActs]),
      doneOn: day,
      officeName: z.string(),
      toOfficeName: z.string().nullable(),
      dueOn: day.nullable(),
      note: z.string().nullable(),
      doneAt: instant,
      officerName: z.string().nullable(),
    }),
  ),
});

const whose = z.object({
  areaId,
  householdId: id("household").optional(),
  officeId: id("office").optional(),
  kind: code.optional(),
  state: z.enum(referralStates).optional(),
  /** Only those of which something stands out. */
  trouble: z.enum([...referralTroubles, "any"]).optional(),
});
const sums = z.object({
  open: z.number().int(),
  late: z.number().int(),
  escalated: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  withdrawn: z.number().int(),
});

export const listReferrals = declare({
  id: "delivery.listReferrals",
  method: "get",
  path: "/referrals",
  act: "delivery.readReferrals",
  summary:
    "Referrals of an area by office, kind, state and what stands out, the longest waiting first; at most 100 at once",
  query: whose.extend({
    cursor: cursorByCount.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: page(referral).extend({ sums }),
});

export const sumReferrals = declare({
  id: "delivery.sumReferrals",
  method: "get",
  path: "/referral-sums",
  act: "delivery.readReferrals",
  summary: "How many referrals are open, late, escalated and answered, by office or by commune",
  query: z.object({ areaId, by: z.enum(["office", "commune"]).default("office") }),
  output: z.object({ rows: z.array(sums.extend({ key: z.string(), name: z.string() })) }),
});

export const listReferralKinds = declare({
  id: "delivery.listReferralKinds",
  method: "get",
  path: "/referral-kinds",
  act: "delivery.readReferrals",
  summary: "What can be referred by the programmes that run: to which kinds of office, with how many days to answer",
  query: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        kind: z.string(),
        name: texts,
        offices: z.array(z.enum(officeKinds)),
        answerWithin: z.number().int(),
        needs: z.array(z.string()),
        /** The kind of support, without money, by which the programme counts it. */
        support: z.string().nullable(),
      }),
    ),
  }),
});

const ofReferral = z.object({ referralId: id("referral") });

export const getReferral = declare({
  id: "delivery.getReferral",
  method: "get",
  path: "/referrals/{referralId}",
  act: "delivery.readReferrals",
  summary: "One referral with the chain of offices that it was with",
  params: ofReferral,
  output: referralInFull,
});

export const printReferral = declare({
  id: "delivery.printReferral",
  method: "get",
  path: "/referrals/{referralId}/papers/letter",
  act: "delivery.readReferrals",
  summary: "The letter by which a household or person is referred to an office, as PDF",
  params: ofReferral,
  query: z.object({ language: z.enum(["vi", "en", "id"]).default("vi") }),
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});

/** Until when it is answered; without it the days of the kind. */
const dueOn = dayInput.optional();

export const sendReferral = declare({
  id: "delivery.sendReferral",
  method: "post",
  path: "/referrals",
  act: "delivery.recordReferral",
  summary: "Send a need of a household or person to the office that answers it",
  body: z.object({
    referralId: id("referral"),
    householdId: id("household"),
    personId: id("person").optional(),
    kind: code,
    need: code.optional(),
    supportId: id("support").optional(),
    officeId: id("office"),
    reason: text(2000),
    sentOn: dayInput,
    dueOn,
  }),
  days: {
    sentOn: { notBefore: ["registration"], notAfter: "today" },
    dueOn: { notBefore: [{ field: "sentOn", is: "start" }], ...yearsAhead(1) },
  },
  output: referralInFull,
});

const onReferral = { method: "post", params: ofReferral, output: referralInFull } as const;
const answers = { ...onReferral, act: "delivery.answerReferral" } as const;
const stepDay = { ...upToToday, notBefore: ["referral_step"] } as const;

export const acceptReferral = declare({
  ...answers,
  id: "delivery.acceptReferral",
  path: "/referrals/{referralId}/acceptance",
  summary: "Record that the office takes the referral on",
  body: z.object({ acceptedOn: dayInput, note: text(2000).optional() }),
  days: { acceptedOn: stepDay },
});
export const completeReferral = declare({
  ...answers,
  id: "delivery.completeReferral",
  path: "/referrals/{referralId}/completion",
  summary: "Answer a referral: what was done for the household or person",
  body: z.object({ completedOn: dayInput, answer: text(2000) }),
  days: { completedOn: stepDay },
});
export const refuseReferral = declare({
  ...answers,
  id: "delivery.refuseReferral",
  path: "/referrals/{referralId}/refusal",
  summary: "Refuse a referral with the reason: it goes back to the commune",
  body: z.object({ refusedOn: dayInput, reason: text(2000) }),
  days: { refusedOn: stepDay },
});
export const passOnReferral = declare({
  ...answers,
  id: "delivery.passOnReferral",
  path: "/referrals/{referralId}/passing-on",
  summary: "Pass a referral on to another office, with a new deadline; the chain is kept",
  body: z.object({ officeId: id("office"), passedOn: dayInput, dueOn, reason: text(2000) }),
  days: {
    passedOn: stepDay,
    dueOn: { notBefore: [{ field: "passedOn", is: "start" }], ...yearsAhead(1) },
  },
});
export const directReferral = declare({
  ...onReferral,
  act: "delivery.directReferral",
  id: "delivery.directReferral",
  path: "/referrals/{referralId}/direction",
  summary: "Direct an office that is late, with a new deadline",
  body: z.object({ directedOn: dayInput, dueOn: dayInput, direction: text(2000) }),
  days: {
    directedOn: stepDay,
    dueOn: { notBefore: [{ field: "directedOn", is: "start" }], ...yearsAhead(1) },
  },
});
export const withdrawReferral = declare({
  ...onReferral,
  act: "delivery.recordReferral",
  id: "delivery.withdrawReferral",
  path: "/referrals/{referralId}/withdrawal",
  summary: "Withdraw a referral that is not needed any more, with the reason",
  body: z.object({ withdrawnOn: dayInput, reason: text(2000) }),
  days: { withdrawnOn: stepDay },
});
