import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { cursorByMoment, pageQuery, text } from "#contract/input.ts";
import { areaId, id, instant, page } from "#contract/values.ts";

export const auditEntry = z.object({
  chain: z.string(),
  entryNumber: z.number().int(),
  at: instant,
  officerName: z.string().nullable(),
  /** In whose place the officer acted, by a delegation. */
  forOfficerName: z.string().nullable(),
  act: z.string(),
  areaId,
  recordKind: z.string(),
  recordId: z.string(),
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

/** How personal data was read; an unmasking stands in the audit as well, with its purpose. */
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
      areaId,
      /** Null for a search that found none. */
      householdId: id("household").nullable(),
      how: z.enum(readManners),
      /** Of an unmasking: for what. */
      purpose: z.string().nullable(),
    }),
  ),
});
