/** Imports that are taken back: what would go and what would stay, the act, how far it is, and what became of each household. */
import { z } from "zod";
import { keepReasons, takeBackStates } from "#programme/registry/take-back/take-back.ts";
import { declare } from "#contract/declare.ts";
import { cursorById, text, pageQuery } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

const importParams = z.object({ importId: id("import") });

export const takeBack = z.object({
  takeBackId: id("take-back"),
  reason: z.string(),
  state: z.enum(takeBackStates),
  askedAt: instant,
  officerName: z.string().nullable(),
  finishedAt: instant.nullable(),
  householdsInAll: z.number().int(),
  takenBack: z.number().int(),
  kept: z.number().int(),
  /** Villages that the import had added and that nobody lives in any more. */
  villages: z.number().int(),
  cancelAskedAt: instant.nullable(),
  /** Why it was broken off. */
  failure: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .nullable(),
});

export const takeBackHousehold = z.object({
  householdId: id("household"),
  sourceKey: z.string(),
  headName: z.string().nullable(),
  members: z.number().int(),
  villageName: z.string().nullable(),
  /** Why it stays; null where it goes. */
  why: z.enum(keepReasons).nullable(),
});

export const tryTakeBack = declare({
  id: "registry.tryTakeBack",
  method: "get",
  path: "/imports/{importId}/take-back-trial",
  act: "registry.takeBackImport",
  summary: "What taking an import back would take out of the registry, and what would stay and why; nothing is changed",
  params: importParams,
  output: z.object({
    households: z.number().int(),
    people: z.number().int(),
    reviews: z.number().int(),
    kept: z.number().int(),
    reasons: z.array(z.object({ why: z.enum(keepReasons), households: z.number().int() })),
    /** The first that would go, and the first that would stay. */
    goes: z.array(takeBackHousehold),
    stays: z.array(takeBackHousehold),
  }),
});

export const takeBackImport = declare({
  id: "registry.takeBackImport",
  method: "post",
  path: "/imports/{importId}/take-backs",
  act: "registry.takeBackImport",
  summary: "Take an import back in the background: households to which nothing has happened since; the others stay",
  params: importParams,
  body: z.object({ takeBackId: id("take-back"), reason: text(1000, 3) }),
  output: takeBack,
});

export const cancelTakeBack = declare({
  id: "registry.cancelTakeBack",
  method: "post",
  path: "/imports/{importId}/take-backs/cancellation",
  act: "registry.takeBackImport",
  summary: "End the taking back after the households that are at work; what was taken back is gone",
  params: importParams,
  output: takeBack,
});

export const listTakeBackHouseholds = declare({
  id: "registry.listTakeBackHouseholds",
  method: "get",
  path: "/imports/{importId}/take-back-households",
  act: "registry.readImports",
  summary: "Households that the latest taking back kept, each with the reason, or all that were taken back",
  params: importParams,
  query: z.object({ ...pageQuery(cursorById), outcome: z.enum(["kept", "taken_back"]).default("kept") }),
  output: page(takeBackHousehold),
});

export const getTakenBackHousehold = declare({
  id: "registry.getTakenBackHousehold",
  method: "get",
  path: "/taken-back-households/{householdId}",
  act: "registry.readHouseholds",
  summary: "A household as it stood in the registry when its import was taken back, with who took it back and why",
  params: z.object({ householdId: id("household") }),
  output: takeBackHousehold.omit({ why: true }).extend({
    importId: id("import"),
    communeId: areaId,
    communeName: z.string(),
    sourceSystem: z.string(),
    address: z.string().nullable(),
    registeredOn: day,
    takenBackAt: instant,
    officerName: z.string().nullable(),
    reason: z.string(),
    /** Answers that came with the import and went with it. */
    reviews: z.number().int(),
    people: z.array(
      z.object({
        personId: id("person"),
        fullName: z.string().nullable(),
        relation: z.string().nullable(),
        birthDate: day.nullable(),
        birthPrecision: z.enum(["day", "month", "year"]).nullable(),
        sex: z.enum(["male", "female"]).nullable(),
        ethnicityName: z.string().nullable(),
        identifiers: z.array(z.object({ kind: z.string(), lastDigits: z.string() })),
      }),
    ),
  }),
  leavesTrace: true,
});
