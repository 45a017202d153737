import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { cursorByMoment, pageQuery, text } from "#contract/input.ts";
import { areaId, id, instant, page } from "#contract/values.ts";
import { postKind } from "./session.ts";

/** The post by which an officer acted on that day. */
const postThen = z.object({ kind: postKind, areaName: z.string() }).nullable();

export const auditEntry = z.object({
  chain: z.string(),
  entryNumber: z.number().int(),
  at: instant,
  officerName: z.string().nullable(),
  officerPost: postThen,
  /** In whose place the officer acted, by a delegation. */
  forOfficerName: z.string().nullable(),
  act: z.string(),
  areaId,
  areaName: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  /** What the record is called or numbered, where it has a name that the reader sees. */
  recordName: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const listAuditEntries = declare({
  id: "authority.listAuditEntries",
  method: "get",
  path: "/audit-entries",
  act: "authority.readAudit",
  summary: "What was done in one's areas, the latest first",
  query: z.object({ ...pageQuery(cursorByMoment()), recordKind: text(100).optional(), recordId: text(200).optional() }),
  output: page(auditEntry),
});

/** How personal data was read; an unmasking is in the audit as well, with its purpose. */
export const readManners = ["opened", "payee", "number_search", "unmasked"] as const;

export const listReads = declare({
  id: "authority.listReads",
  method: "get",
  path: "/read-entries",
  act: "authority.readAudit",
  summary: "Who opened households of one's areas, found them by a number or unmasked an identifier, the latest first",
  query: z.object({ ...pageQuery(cursorByMoment()), householdId: id("household").optional() }),
  output: page(
    z.object({
      readId: z.string(),
      at: instant,
      officerName: z.string().nullable(),
      officerPost: postThen,
      areaId,
      areaName: z.string(),
      /** Null for a search that found none. */
      householdId: id("household").nullable(),
      /** That of its list, else the end of its id; null where the reader does not see it any more. */
      householdNumber: z.string().nullable(),
      how: z.enum(readManners),
      /** Of an unmasking: for what. */
      purpose: z.string().nullable(),
    }),
  ),
});
