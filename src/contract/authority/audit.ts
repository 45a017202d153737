import { z } from "zod";
import { acts } from "#programme/authority/post/permissions.ts";
import { postKinds } from "#programme/authority/post/post.ts";
import { declare } from "#contract/declare.ts";
import { cursorByMoment, pageQuery, text } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

export const postKind = z.enum(postKinds);
export const act = z.enum(acts);

export const session = z.object({
  officerId: id("officer"),
  userName: z.string(),
  fullName: z.string(),
  posts: z.array(z.object({ kind: postKind, areaId, areaName: z.string() })),
  /** The province that the first post lies in; for a post of the whole country the one that the installation names. */
  provinceId: areaId,
  /** A second factor is asked for and not set up yet: only the own access can be changed. */
  isLimited: z.boolean(),
  /** The area above all others: the whole country. */
  rootAreaId: areaId,
  /** The acts that one of the posts permits somewhere: what a screen offers. */
  acts: z.array(act),
  /** A one-time password was used: until it is changed, nothing else is permitted. */
  mustChangePassword: z.boolean(),
  /** Told to operators alone: one operator is left, and two are needed. */
  lacksOperators: z.boolean(),
  /** The programme's day, and whether the people in this database are made up. */
  today: day,
  demo: z.boolean(),
});

export const getSession = declare({
  id: "authority.getSession",
  method: "get",
  path: "/session",
  act: "authority.readOwnSession",
  summary: "Who is signed in, with which posts, and which acts these permit",
  output: session,
});

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
