import { z } from "zod";
import { areaKinds } from "#programme/area/area.ts";
import { shapeFaults } from "#programme/area/boundary-shape.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { closingReasons, residences } from "#programme/registry/household/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { anything, cursorByCount, cursorById, dayInput, freeKey, text, pageQuery } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

export const areaKind = z.enum(["country", ...areaKinds]);

export const areaSummary = z.object({
  areaId,
  code: z.string(),
  kind: areaKind,
  name: z.string(),
  fullName: z.string(),
  setting: z.enum(["rural", "urban"]).nullable(),
  population: z.number().int().nullable(),
  /** Degrees east and north (WGS 84). */
  centre: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** Areas directly below it that are in force on the day. */
  children: z.number().int(),
});

export const succession = z.object({
  fromAreaId: areaId,
  fromName: z.string(),
  toAreaId: areaId,
  toName: z.string(),
  onDate: day,
  decision: z.string().nullable(),
  /** Only a part of the old unit went there. */
  part: z.boolean(),
});

export const area = areaSummary.extend({
  areaKm2: z.number().nullable(),
  populationFlag: z.enum(["missing", "implausible"]).nullable(),
  scoreAreaGroup: z.string().nullable(),
  assumptions: z.array(z.object({ attribute: z.string(), reason: z.string() })),
  /** Nearest first. */
  ancestors: z.array(areaSummary),
  formedFrom: z.array(succession),
  wentInto: z.array(succession),
});

/** Units in force on this day; without one, on the programme's day. */
export const asOf = { on: dayInput.optional() };

export const listAreas = declare({
  id: "registry.listAreas",
  method: "get",
  path: "/areas",
  act: "registry.readAreas",
  summary: "The areas directly below an area, or below the root, in force on a day",
  query: z.object({ ...asOf, parentId: areaId.optional() }),
  output: z.object({ rows: z.array(areaSummary) }),
});

export const getArea = declare({
  id: "registry.getArea",
  method: "get",
  path: "/areas/{areaId}",
  act: "registry.readAreas",
  summary: "One area with what it lies in, what it was formed from and what it went into",
  params: z.object({ areaId }),
  query: z.object(asOf),
  output: area,
});

export const listEthnicities = declare({
  id: "registry.listEthnicities",
  method: "get",
  path: "/ethnicities",
  act: "registry.readAreas",
  summary: "The country's list of peoples, by official code",
  output: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }),
});

/** A ring is a list of [longitude, latitude]; GeoJSON (RFC 7946) of type Polygon or MultiPolygon. */
const position = z.array(z.number()).min(2);
export const geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position))) }),
]);
/** Degrees, or metres of a projection, which the answer reports as a shape that is not in degrees; a third number is a height. */
const positionInput = z.array(z.number().min(-100_000_000).max(100_000_000)).min(2).max(4);
const ringsInput = z.array(z.array(positionInput).max(200_000)).max(10_000);
const geometryInput = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: ringsInput }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(ringsInput).max(10_000) }),
]);

export const listBoundaries = declare({
  id: "registry.listBoundaries",
  method: "get",
  path: "/areas/{areaId}/boundaries",
  act: "registry.readAreas",
  summary: "Boundaries of the areas directly below an area, as far as they were imported",
  params: z.object({ areaId }),
  query: z.object(asOf),
  output: z.object({
    rows: z.array(z.object({ areaId, geometry, source: z.string() })),
    /** Areas in force below this one that have no boundary. */
    missing: z.number().int(),
  }),
});

export const importBoundaries = declare({
  id: "registry.importBoundaries",
  method: "post",
  path: "/areas/{areaId}/boundaries",
  largestBody: megabytes(30),
  act: "registry.importBoundaries",
  summary: "Import boundaries from GeoJSON; features are matched to the areas below this one by their official code",
  params: z.object({ areaId }),
  body: z.object({
    source: text(300),
    /** The property of a feature that holds the official code. */
    codeProperty: text(60).default("code"),
    features: z
      .array(z.object({ properties: z.record(freeKey(300), anything), geometry: geometryInput }))
      .min(1)
      .max(20_000),
  }),
  output: z.object({
    matched: z.number().int(),
    /** Codes in the file that are no area in force below this one. */
    unknownCodes: z.array(z.string()),
    /** Shapes that cannot be drawn and were left out; the boundary that was there stays. */
    faultyShapes: z.array(z.object({ code: z.string(), fault: z.enum(shapeFaults) })),
    /** Codes that two features have: the last one was taken. */
    doubledCodes: z.array(z.string()),
    /** False for a file of so many areas that cutting each with its neighbours would take minutes. */
    overlapsChecked: z.boolean(),
    /** Areas that lie over each other in the file, with the share of the smaller one in percent. */
    overlaps: z.array(z.object({ one: z.string(), other: z.string(), percent: z.number() })),
    /** Areas directly below this one that still have no boundary. */
    withoutBoundary: z.array(z.object({ areaId, name: z.string() })),
  }),
});

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
  output: z.object({ rows: z.array(countRow) }),
});

export const householdRow = z.object({
  householdId: id("household"),
  headName: z.string().nullable(),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  members: z.number().int(),
  /** By the last decision effective today; null where none was decided. */
  class: z.string().nullable(),
  flags: z.array(z.string()),
  closedOn: day.nullable(),
});

/** Which households: by place, class, key of the source, a note. */
export const householdPlaces = {
  communeId: areaId.optional(),
  /** A village, or "none": no village is known. */
  villageId: areaId.optional(),
  class: text(60, 0).optional(),
  sourceKey: text(200, 0).optional(),
  flag: text(100, 0).optional(),
};

/** Words of a name, or a number. They are personal data, so they are sent as a body and never stand in an address. */
export const searchWords = text(200);

/** Of a read by address: an address is kept by browsers, proxies and logs. */
export const noSearch = {
  search: z
    .undefined({ error: "may not stand in an address: send it in the body of the POST request that searches" })
    .optional(),
};

/** A household, or in a search so many of those found. */
const householdCursor = z.union([cursorById, cursorByCount]);

export const listHouseholds = declare({
  id: "registry.listHouseholds",
  method: "get",
  path: "/households",
  act: "registry.readHouseholds",
  summary: "Households in one's areas, by place, class or key of the source",
  query: z.object({ ...pageQuery(householdCursor), ...asOf, ...householdPlaces, ...noSearch }),
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
  output: household,
  leavesTrace: true,
});

export const newMember = z.object({
  personId: id("person"),
  fullName: text(200),
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
