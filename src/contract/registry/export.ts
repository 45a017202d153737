import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { text } from "#contract/input.ts";
import { householdPlaces, noSearch, searchWords } from "./household.ts";
import { asOf, knownOn } from "#contract/area/area.ts";

export const exportFormats = ["csv", "xlsx", "parquet"] as const;

const chosen = {
  ...asOf,
  ...householdPlaces,
  format: z.enum(exportFormats).default("csv"),
  /** One row a household, or one a person with the household's facts beside it. */
  rows: z.enum(["households", "people"]).default("people"),
  /** Headings and values in a language for people; `codes` for machines. */
  columns: z.enum(["vi", "en", "id", "codes"]).default("vi"),
};
const query = z.object({ ...chosen, ...noSearch });
const body = z.object({ ...chosen, search: searchWords });
const purpose = text(500, 10);

/** What stands here is a file; the type of it follows the format. */
const file = "application/octet-stream";

export const exportHouseholds = declare({
  id: "registry.exportHouseholds",
  method: "get",
  path: "/households/export",
  act: "registry.exportHouseholds",
  summary:
    "Every household or person of one's areas that the filter finds, as a file; identifiers masked; kept in the audit",
  query,
  days: knownOn,
  output: z.never(),
  file,
  isAudited: true,
});

export const exportIdentifiers = declare({
  id: "registry.exportIdentifiers",
  method: "get",
  path: "/households/export-with-identifiers",
  act: "registry.unmaskIdentifier",
  summary: "The same with identifiers in full, where one may unmask them; who asked and for what purpose is kept",
  query: query.extend({ purpose }),
  days: knownOn,
  output: z.never(),
  file,
  isAudited: true,
});

export const exportFoundHouseholds = declare({
  id: "registry.exportFoundHouseholds",
  method: "post",
  path: "/households/export",
  act: "registry.exportHouseholds",
  summary: "The file of those whom a search by name or number finds; identifiers masked; kept in the audit",
  body,
  days: knownOn,
  output: z.never(),
  file,
  isAudited: true,
  readsByBody: true,
});

export const exportFoundIdentifiers = declare({
  id: "registry.exportFoundIdentifiers",
  method: "post",
  path: "/households/export-with-identifiers",
  act: "registry.unmaskIdentifier",
  summary: "The same with identifiers in full, where one may unmask them; who asked and for what purpose is kept",
  body: body.extend({ purpose }),
  days: knownOn,
  output: z.never(),
  file,
  isAudited: true,
  readsByBody: true,
});
