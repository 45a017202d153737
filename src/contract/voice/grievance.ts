/** What people hand in: complaints, denunciations, reflections and questions, with legal terms, until each is answered. */
import { z } from "zod";
import { upToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorByCount, dayInput, text } from "#contract/input.ts";
import { areaId, day, id, instant, page, texts } from "#contract/values.ts";
import { dayCounts } from "#programme/voice/grievance/grievance-kind.ts";
import {
  contestedKinds,
  grievanceActs,
  grievanceChannels,
  grievanceLevels,
  grievanceStates,
  grievanceTopics,
  satisfactions,
} from "#programme/voice/grievance/grievance-state.ts";

const grievanceRow = z.object({
  grievanceId: id("grievance"),
  /** By which its sender asks about it. */
  code: z.string(),
  kind: z.string(),
  kindName: texts,
  topic: z.enum(grievanceTopics),
  channel: z.enum(grievanceChannels),
  level: z.enum(grievanceLevels),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  isConfidential: z.boolean(),
  /** Whether who handed it in gave a name. */
  isNamed: z.boolean(),
  receivedOn: day,
  /** The last day of acceptance or answer, whichever is next. */
  dueOn: day,
  state: z.enum(grievanceStates),
  isLate: z.boolean(),
  /** Who works on it, in words. */
  assignee: z.string().nullable(),
  answeredOn: day.nullable(),
  satisfaction: z.enum(satisfactions).nullable(),
  timesReopened: z.number().int(),
});

const contested = z.object({
  kind: z.enum(contestedKinds),
  recordId: z.uuid(),
  householdId: id("household").nullable(),
});

const grievanceInFull = grievanceRow.extend({
  story: z.string(),
  senderName: z.string().nullable(),
  senderContact: z.string().nullable(),
  contested: contested.nullable(),
  answer: z.string().nullable(),
  isExtended: z.boolean(),
  /** Whether its kind may be extended. */
  isExtendable: z.boolean(),
  basis: z.string(),
  acts: z.array(
    z.object({
      act: z.enum(["receive", ...grievanceActs]),
      doneOn: day,
      dueOn: day.nullable(),
      note: z.string().nullable(),
      level: z.enum(grievanceLevels),
      doneAt: instant,
      officerName: z.string().nullable(),
    }),
  ),
});

const whose = z.object({
  areaId,
  householdId: id("household").optional(),
  kind: code.optional(),
  topic: z.enum(grievanceTopics).optional(),
  state: z.enum(grievanceStates).optional(),
  /** Only those whose term is over. */
  late: z.literal("yes").optional(),
});
const sums = z.object({
  open: z.number().int(),
  late: z.number().int(),
  answered: z.number().int(),
  declined: z.number().int(),
  withdrawn: z.number().int(),
  /** Among the answered, of whom the sender said that they are not satisfied. */
  notSatisfied: z.number().int(),
});

export const listGrievances = declare({
  id: "voice.listGrievances",
  method: "get",
  path: "/grievances",
  act: "voice.readGrievances",
  summary: "Grievances of an area by kind, topic and state, the next deadline first; at most 100 at once",
  query: whose.extend({
    cursor: cursorByCount.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: page(grievanceRow).extend({ sums }),
});

export const sumGrievances = declare({
  id: "voice.sumGrievances",
  method: "get",
  path: "/grievance-sums",
  act: "voice.readGrievances",
  summary: "What recurs: grievances by topic, by kind or by commune, how many are open, late and answered",
  query: z.object({ areaId, by: z.enum(["topic", "kind", "commune"]).default("topic") }),
  output: z.object({ rows: z.array(sums.extend({ key: z.string(), name: z.string() })) }),
});

const term = z.object({ days: z.number().int(), counted: z.enum(dayCounts) });
export const listGrievanceKinds = declare({
  id: "voice.listGrievanceKinds",
  method: "get",
  path: "/grievance-kinds",
  act: "voice.readGrievances",
  summary: "What people may hand in by the country's pack, with the legal terms of each",
  query: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        kind: z.string(),
        name: texts,
        basis: z.string(),
        sender: z.enum(["named", "optional"]),
        isConfidential: z.boolean(),
        accept: term,
        answer: term.extend({ remoteDays: z.number().int().nullable() }),
        extension: term.nullable(),
      }),
    ),
  }),
});

const ofGrievance = z.object({ grievanceId: id("grievance") });

export const getGrievance = declare({
  id: "voice.getGrievance",
  method: "get",
  path: "/grievances/{grievanceId}",
  act: "voice.readGrievances",
  summary: "One grievance with its story; a confidential one is found by named posts only",
  params: ofGrievance,
  output: grievanceInFull,
  leavesTrace: true,
});

export const printGrievanceReceipt = declare({
  id: "voice.printGrievanceReceipt",
  method: "get",
  path: "/grievances/{grievanceId}/papers/receipt",
  act: "voice.recordGrievance",
  summary: "The receipt of a grievance for its sender, with the code by which it is followed, as PDF",
  params: ofGrievance,
  query: z.object({ language: z.enum(["vi", "en", "id"]).default("vi") }),
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});

export const receiveGrievance = declare({
  id: "voice.receiveGrievance",
  method: "post",
  path: "/grievances",
  act: "voice.recordGrievance",
  summary: "Record what somebody handed in, with or without name, and the record that it contests",
  body: z.object({
    grievanceId: id("grievance"),
    communeId: areaId,
    villageId: areaId.optional(),
    kind: code,
    topic: z.enum(grievanceTopics),
    channel: z.enum(grievanceChannels),
    receivedOn: dayInput,
    story: text(5000),
    senderName: text(200).optional(),
    senderContact: text(300).optional(),
    contested: z
      .object({ kind: z.enum(contestedKinds), recordId: z.uuid(), householdId: id("household").optional() })
      .optional(),
  }),
  days: { receivedOn: upToToday },
  /** Who recorded a confidential one may not read it afterwards: this is what the receipt needs. */
  output: z.object({ grievanceId: id("grievance"), code: z.string(), dueOn: day, isConfidential: z.boolean() }),
});

const moved = z.object({ grievanceId: id("grievance"), state: z.enum(grievanceStates), dueOn: day });
const onGrievance = { method: "post", params: ofGrievance, output: moved, act: "voice.handleGrievance" } as const;
const stepDay = { ...upToToday, notBefore: ["grievance_step"] } as const;
const note = text(2000).optional();
const reason = text(2000);

export const acceptGrievance = declare({
  ...onGrievance,
  id: "voice.acceptGrievance",
  path: "/grievances/{grievanceId}/acceptance",
  summary: "Accept a grievance: from now on the term of its answer runs",
  body: z.object({
    acceptedOn: dayInput,
    /** Where roads are hard the law gives longer. */
    isRemote: z.boolean().default(false),
    assignee: text(200).optional(),
    note,
  }),
  days: { acceptedOn: stepDay },
});
export const declineGrievance = declare({
  ...onGrievance,
  id: "voice.declineGrievance",
  path: "/grievances/{grievanceId}/refusal",
  summary: "Decline a grievance with the reason, in words that its sender can read",
  body: z.object({ declinedOn: dayInput, reason }),
  days: { declinedOn: stepDay },
});
export const assignGrievance = declare({
  ...onGrievance,
  id: "voice.assignGrievance",
  path: "/grievances/{grievanceId}/assignment",
  summary: "Say who works on a grievance",
  body: z.object({ assignedOn: dayInput, assignee: text(200), note }),
  days: { assignedOn: stepDay },
});
export const passGrievance = declare({
  ...onGrievance,
  id: "voice.passGrievance",
  path: "/grievances/{grievanceId}/passing-on",
  summary: "Pass a grievance on to the level that has the power to answer it; its term of acceptance begins again",
  body: z.object({ passedOn: dayInput, level: z.enum(grievanceLevels), reason }),
  days: { passedOn: stepDay },
});
export const extendGrievance = declare({
  ...onGrievance,
  id: "voice.extendGrievance",
  path: "/grievances/{grievanceId}/extension",
  summary: "Extend the term of a difficult grievance, once, by the days of its law",
  body: z.object({ extendedOn: dayInput, reason }),
  days: { extendedOn: stepDay },
});
export const answerGrievance = declare({
  ...onGrievance,
  id: "voice.answerGrievance",
  path: "/grievances/{grievanceId}/answer",
  summary: "Answer a grievance in words",
  body: z.object({ answeredOn: dayInput, answer: text(5000) }),
  days: { answeredOn: stepDay },
});
export const rateGrievance = declare({
  ...onGrievance,
  id: "voice.rateGrievance",
  path: "/grievances/{grievanceId}/satisfaction",
  summary: "Record what the sender says of the answer",
  body: z.object({ ratedOn: dayInput, satisfaction: z.enum(satisfactions), note }),
  days: { ratedOn: stepDay },
});
export const reopenGrievance = declare({
  ...onGrievance,
  id: "voice.reopenGrievance",
  path: "/grievances/{grievanceId}/reopening",
  summary: "Open an answered or declined grievance again, with the reason; the term of the answer begins again",
  body: z.object({ reopenedOn: dayInput, reason }),
  days: { reopenedOn: stepDay },
});
export const withdrawGrievance = declare({
  ...onGrievance,
  id: "voice.withdrawGrievance",
  path: "/grievances/{grievanceId}/withdrawal",
  summary: "Record that the sender withdraws the grievance",
  body: z.object({ withdrawnOn: dayInput, reason }),
  days: { withdrawnOn: stepDay },
});
export const directGrievance = declare({
  ...onGrievance,
  act: "voice.directGrievance",
  id: "voice.directGrievance",
  path: "/grievances/{grievanceId}/direction",
  summary: "Direct that a late grievance is settled; its term stays as the law sets it",
  body: z.object({ directedOn: dayInput, direction: text(2000) }),
  days: { directedOn: stepDay },
});

/** What anybody who has the code of a receipt may read. Of a confidential one the state alone. */
export const readPublicGrievance = declare({
  id: "voice.readPublicGrievance",
  method: "get",
  path: "/public/grievances/{code}",
  act: undefined,
  summary: "How far a grievance is, by the code of its receipt",
  params: z.object({ code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, "is not the code of a receipt") }),
  output: z.object({
    grievance: z
      .object({
        kindName: texts,
        placeName: z.string(),
        level: z.enum(grievanceLevels),
        receivedOn: day,
        dueOn: day,
        state: z.enum(grievanceStates),
        isLate: z.boolean(),
        answeredOn: day.nullable(),
        answer: z.string().nullable(),
      })
      .nullable(),
  }),
});
