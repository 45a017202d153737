import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { hasLetter, longestName } from "#programme/registry/person/name-fault.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { escapeStates } from "#programme/review/decision/newly-escaped.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { closingReasons, residences } from "#programme/registry/household/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { declare } from "#contract/declare.ts";
import { cursorById, cursorByRank, dayInput, text, pageQuery } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";
import { asOf, knownOn } from "#contract/area/area.ts";

/** Bounds of a name, by hand as in files. */
export const personName = text(longestName).refine(hasLetter, { message: "holds no letter" });

export const countRow = z.object({
  areaId,
  areaName: z.string(),
  households: z.number().int(),
  people: z.number().int(),
  /** Shared out by population, because the unit of that day went into several or came of several. */
  isEstimate: z.boolean(),
});
export const countHouseholds = declare({
  id: "registry.countHouseholds",
  method: "get",
  path: "/areas/{areaId}/household-counts",
  act: "registry.readHouseholds",
  summary:
    "Open households and their people by area directly below (of a commune: by village), in one's areas; of a past day by the units of that day or of now",
  params: z.object({ areaId }),
  query: z.object({ ...asOf, boundaries: z.enum(["then", "now"]).default("then") }),
  days: knownOn,
  output: z.object({ rows: z.array(countRow) }),
});

export const householdRow = z.object({
  householdId: id("household"),
  headName: z.string().nullable(),
  /** Of a search: the member by whom the household was found, null where that is its head. */
  foundMember: z.string().nullable().optional(),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  members: z.number().int(),
  /** By the last decision effective today; null where none was decided. */
  class: z.string().nullable(),
  /** The last day of the standard by which the class was decided, where it is past and no list by another was decided since. */
  classEndedOn: day.nullable(),
  /** Groups of beneficiaries in which it is, or some of its members are, on the day. */
  groups: z.array(z.enum(beneficiaryGroups)),
  flags: z.array(z.string()),
  closedOn: day.nullable(),
});

/** Which households: by place, class, group of beneficiaries, key of the source, a note. */
export const householdPlaces = {
  communeId: areaId.optional(),
  /** A village, or "none": no village is known. */
  villageId: areaId.optional(),
  class: text(60, 0).optional(),
  group: z.enum(beneficiaryGroups).optional(),
  sourceKey: text(200, 0).optional(),
  flag: text(100, 0).optional(),
};

/** Words of a name, or a number. They are personal data, so they are sent as a body and are never in an address. */
export const searchWords = text(200);

/** Of a read by address: an address is kept by browsers, proxies and logs. */
export const noSearch = {
  search: z
    .undefined({ error: "may not be in an address: send it in the body of the POST request that searches" })
    .optional(),
};

/** A household, or in a search so many of those found. */
const householdCursor = z.union([cursorById, cursorByRank]);

export const listHouseholds = declare({
  id: "registry.listHouseholds",
  method: "get",
  path: "/households",
  act: "registry.readHouseholds",
  summary: "Households in one's areas, by place, class or key of the source",
  query: z.object({ ...pageQuery(householdCursor), ...asOf, ...householdPlaces, ...noSearch }),
  days: knownOn,
  output: page(householdRow),
});

export const searchHouseholds = declare({
  id: "registry.searchHouseholds",
  method: "post",
  path: "/households/search",
  act: "registry.readHouseholds",
  summary:
    "Households in one's areas by the name of a member (with or without tone marks) or a number; a search by a number leaves a trace",
  body: z.object({ ...pageQuery(householdCursor), ...asOf, ...householdPlaces, search: searchWords }),
  days: knownOn,
  output: page(householdRow),
  readsByBody: true,
  leavesTrace: true,
});

export const maskedIdentifier = z.object({
  kind: z.enum(["personal_id", "legacy_id", "insurance_number"]),
  lastDigits: z.string(),
});

export const person = z.object({
  personId: id("person"),
  fullName: z.string().nullable(),
  birthDate: day.nullable(),
  birthPrecision: z.enum(birthPrecisions).nullable(),
  sex: z.enum(sexes).nullable(),
  ethnicityCode: z.string().nullable(),
  ethnicityName: z.string().nullable(),
  localGroup: z.string().nullable(),
  disability: z.enum(disabilityLevels).nullable(),
  merit: z.boolean(),
  phone: z.string().nullable(),
  diedOn: day.nullable(),
  flags: z.array(z.string()),
  identifiers: z.array(maskedIdentifier),
  memberships: z.array(z.object({ relation: z.enum(relations), from: day, to: day.nullable() })),
});

export const household = z.object({
  householdId: id("household"),
  communeId: areaId,
  communeName: z.string(),
  villageId: areaId.nullable(),
  villageName: z.string().nullable(),
  address: z.string().nullable(),
  residence: z.enum(residences),
  registeredOn: day,
  /** Who registered it, or had the list imported that it came with; null where that was not kept. */
  registeredBy: z.string().nullable(),
  closedOn: day.nullable(),
  closedReason: z.enum(closingReasons).nullable(),
  class: z.string().nullable(),
  /** As in the list of households. */
  classEndedOn: day.nullable(),
  /** Newly escaped, and until when; `unknown` where the decisions on record do not reach back far enough. */
  escape: z.object({ state: z.enum(escapeStates), since: day.nullable(), until: day.nullable() }),
  /** How many members are low-income workers; null: nobody asked, or no income was declared. */
  lowIncomeWorkers: z.number().int().nullable(),
  flags: z.array(z.string()),
  sourceSystem: z.string(),
  sourceKey: z.string(),
  /** The past day that this is the record of; null: as it is today. */
  asOf: day.nullable(),
  /** What the record of that day said and a correction has changed since; a household's own facts have no person. */
  recordedThen: z.array(
    z.object({ personId: id("person").nullable(), field: z.string(), said: z.string().nullable() }),
  ),
  people: z.array(person),
});

export const getHousehold = declare({
  id: "registry.getHousehold",
  method: "get",
  path: "/households/{householdId}",
  act: "registry.readHouseholds",
  summary: "A household with its people, their dated memberships and masked identifiers",
  params: z.object({ householdId: id("household") }),
  query: z.object(asOf),
  days: knownOn,
  output: household,
  leavesTrace: true,
});

export const newMember = z.object({
  personId: id("person"),
  fullName: personName,
  relation: z.enum(relations),
  sex: z.enum(sexes),
  birthDate: dayInput,
  birthPrecision: z.enum(birthPrecisions),
  ethnicityCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  localGroup: text(100, 0).optional(),
  disability: z.enum(disabilityLevels).optional(),
  merit: z.boolean().default(false),
  phone: text(30, 0).optional(),
  personalId: text(20, 0).optional(),
});

export const registerHousehold = declare({
  id: "registry.registerHousehold",
  method: "post",
  path: "/households",
  act: "registry.registerHousehold",
  summary: "Register a household with its head and members",
  body: z.object({
    householdId: id("household"),
    communeId: areaId,
    villageId: areaId.optional(),
    address: text(300, 0).default(""),
    residence: z.enum(residences),
    registeredOn: dayInput,
    members: z.array(newMember).min(1).max(60),
  }),
  days: {
    registeredOn: { notBefore: [{ field: "members[].birthDate", is: "birth" }], notAfter: "today" },
    "members[].birthDate": upToToday,
  },
  output: z.object({ householdId: id("household") }),
});

export const unmaskIdentifier = declare({
  id: "registry.unmaskIdentifier",
  method: "post",
  path: "/households/{householdId}/people/{personId}/identifiers/{kind}/unmasking",
  act: "registry.unmaskIdentifier",
  summary: "Show one identifier in full; who asked and for what purpose is kept",
  params: z.object({ householdId: id("household"), personId: id("person"), kind: maskedIdentifier.shape.kind }),
  body: z.object({ purpose: text(500, 10) }),
  output: z.object({ value: z.string(), shownAt: instant }),
  answersSecret: true,
});
