/** Officers, their posts and their accounts: who manages them, and what everybody does with posts of their own. */
import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { delegationReasons } from "#programme/authority/post/delegate-post.ts";
import { disableReasons } from "#programme/authority/post/disable-officer.ts";
import { endReasons } from "#programme/authority/post/end-post.ts";
import { officerStates } from "#programme/authority/post/recorded-post.ts";
import { declare } from "#contract/declare.ts";
import { cursorById, dayInput, text } from "#contract/input.ts";
import { areaId, day, id, instant, page, whyNot } from "#contract/values.ts";
import { postKind } from "./session.ts";

export const postState = z.enum(["held", "coming", "ended", "revoked"]);

export const recordedPost = z.object({
  postId: id("post"),
  kind: postKind,
  areaId,
  areaName: z.string(),
  validFrom: day,
  /** The last day on which it counts; of a delegation never after that of its post. */
  validTo: day.nullable(),
  state: postState,
  /** Of a delegation: the post that it comes from, and in whose place the officer acts. */
  delegatedFrom: id("post").nullable(),
  heldForId: id("officer").nullable(),
  heldForName: z.string().nullable(),
  /** Of who works for a department or an assigned unit: which one. */
  officeId: id("office").nullable(),
  officeName: z.string().nullable(),
  /** Posts delegated from this one, that count or will. */
  delegations: z.array(
    z.object({ postId: id("post"), officerId: id("officer"), fullName: z.string(), validFrom: day, validTo: day }),
  ),
});

const officerRow = z.object({
  officerId: id("officer"),
  userName: z.string(),
  fullName: z.string(),
  state: z.enum(officerStates),
  lastSignedInAt: instant.nullable(),
  mustChangePassword: z.boolean(),
  /** The posts that count or will. */
  posts: z.array(recordedPost.omit({ delegations: true })),
});

const officerFilter = {
  /** A part of the full name or the user name; marks and capitals do not matter. */
  name: text(100, 0).optional(),
  areaId: areaId.optional(),
  post: postKind.optional(),
  state: z.enum(officerStates).optional(),
};

export const listOfficers = declare({
  id: "authority.listOfficers",
  method: "get",
  path: "/officers",
  act: "authority.readOfficers",
  summary: "Officers with a post in one's areas, by name",
  query: z.object({
    cursor: cursorById.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    ...officerFilter,
  }),
  output: page(officerRow).extend({
    /** Of all that the reader sees, whatever was filtered. */
    counts: z.object({ active: z.number().int(), without_post: z.number().int(), disabled: z.number().int() }),
    /** Of the whole installation today; there should be two at least. */
    operators: z.number().int(),
  }),
});

export const officerFormats = ["csv", "xlsx"] as const;

export const exportOfficers = declare({
  id: "authority.exportOfficers",
  method: "get",
  path: "/officers/export",
  act: "authority.exportOfficers",
  summary: "Every officer that the filter finds with all posts, one row a post, as a file; kept in the audit",
  query: z.object({
    ...officerFilter,
    format: z.enum(officerFormats).default("csv"),
    /** Headings and values in a language for people; `codes` for machines. */
    columns: z.enum(["vi", "en", "id", "codes"]).default("vi"),
  }),
  output: z.never(),
  file: "application/octet-stream",
  isAudited: true,
});

const ofOfficer = z.object({ officerId: id("officer") });
const ofPost = z.object({ postId: id("post") });

export const officerRecord = officerRow.extend({
  registeredAt: instant,
  disabledAt: instant.nullable(),
  /** Sessions that are open now. */
  sessions: z.number().int(),
  hasAccount: z.boolean(),
  /** All posts, also those that have ended, the latest first. */
  posts: z.array(recordedPost.extend({ whyNotEnd: whyNot, whyNotDelegate: whyNot })),
  whyNot: z.object({ givePost: whyNot, disable: whyNot, enable: whyNot, resetPassword: whyNot, endSessions: whyNot }),
});

export const getOfficer = declare({
  id: "authority.getOfficer",
  method: "get",
  path: "/officers/{officerId}",
  act: "authority.readOfficers",
  summary: "An officer with all posts, the state of the account, and what can be done now",
  params: ofOfficer,
  output: officerRecord,
});

const givenPost = {
  kind: postKind,
  areaId,
  validFrom: dayInput,
  validTo: dayInput.nullable(),
  /** The office of a department_officer or a unit_officer; the area is the office's. */
  officeId: id("office").optional(),
};
/** Shown once, to be changed at the first sign-in, and until a moment only; kept nowhere. */
const shown = z.object({ officerId: id("officer"), oneTimePassword: z.string(), usableUntil: instant });

export const createOfficer = declare({
  id: "authority.createOfficer",
  method: "post",
  path: "/officers",
  act: "authority.manageOfficers",
  summary: "Give an officer an account, posts and a one-time password, which this answer alone holds",
  isSecret: true,
  body: z.object({
    officerId: id("officer"),
    userName: z.string().regex(/^[a-z0-9._-]{3,60}$/),
    fullName: text(200),
    posts: z.array(z.object(givenPost)).min(1).max(20),
  }),
  days: { "posts[].validFrom": yearsAhead(5), "posts[].validTo": yearsAhead(75) },
  output: shown,
});

export const givePost = declare({
  id: "authority.givePost",
  method: "post",
  path: "/officers/{officerId}/posts",
  act: "authority.manageOfficers",
  summary: "Give an officer a post from a day on, today or later",
  params: ofOfficer,
  body: z.object({ postId: id("post"), ...givenPost }),
  days: { validFrom: yearsAhead(5), validTo: yearsAhead(75) },
  output: z.object({ postId: id("post") }),
});

/** Without a last day the post is revoked: it counts for nothing from this moment on. */
const end = z.object({ lastDay: dayInput.nullable(), reason: z.enum(endReasons) });
const ended = z.object({ lastDay: day, isRevoked: z.boolean() });

export const endPost = declare({
  id: "authority.endPost",
  method: "post",
  path: "/posts/{postId}/end",
  act: "authority.manageOfficers",
  summary: "End a post after a last day, or revoke it at once; what was delegated from it ends with it",
  params: ofPost,
  body: end,
  days: { lastDay: yearsAhead(75) },
  output: ended,
});

export const delegatePost = declare({
  id: "authority.delegatePost",
  method: "post",
  path: "/posts/{postId}/delegations",
  act: "authority.delegatePost",
  summary: "Have another officer act in the holder's place for a time, under the officer's own name",
  params: ofPost,
  body: z.object({
    newPostId: id("post"),
    officerId: id("officer"),
    validFrom: dayInput,
    validTo: dayInput,
    reason: z.enum(delegationReasons),
  }),
  days: { validFrom: yearsAhead(5), validTo: yearsAhead(10) },
  output: z.object({ postId: id("post") }),
});

export const endDelegation = declare({
  id: "authority.endDelegation",
  method: "post",
  path: "/posts/{postId}/end-delegation",
  act: "authority.delegatePost",
  summary: "End a delegation of one's own post, after a last day or at once",
  params: ofPost,
  body: end,
  days: { lastDay: yearsAhead(10) },
  output: ended,
});

export const listDelegates = declare({
  id: "authority.listDelegates",
  method: "get",
  path: "/posts/{postId}/delegates",
  act: "authority.delegatePost",
  summary: "Who can act in the holder's place: officers with a post in the same area",
  params: ofPost,
  output: z.object({
    rows: z.array(z.object({ officerId: id("officer"), fullName: z.string(), posts: z.array(postKind) })),
  }),
});

export const listOwnPosts = declare({
  id: "authority.listOwnPosts",
  method: "get",
  path: "/session/posts",
  act: "authority.readOwnSession",
  summary: "One's own posts that count or will, with what is delegated from them",
  output: z.object({ rows: z.array(recordedPost) }),
});

export const disableOfficer = declare({
  id: "authority.disableOfficer",
  method: "post",
  path: "/officers/{officerId}/disable",
  act: "authority.manageOfficers",
  summary: "Close an account: its sessions end at once, its posts count for nothing until it is enabled",
  params: ofOfficer,
  body: z.object({ reason: z.enum(disableReasons) }),
  output: z.object({ sessionsEnded: z.number().int() }),
});

export const enableOfficer = declare({
  id: "authority.enableOfficer",
  method: "post",
  path: "/officers/{officerId}/enable",
  act: "authority.manageOfficers",
  summary: "Open a disabled account again, with a one-time password and the posts that it still has",
  isSecret: true,
  params: ofOfficer,
  output: shown,
});

export const resetPassword = declare({
  id: "authority.resetPassword",
  method: "post",
  path: "/officers/{officerId}/password",
  act: "authority.manageOfficers",
  summary: "Replace a password by a one-time password, which this answer alone holds; all sessions end",
  isSecret: true,
  params: ofOfficer,
  output: shown,
});

export const endSessions = declare({
  id: "authority.endSessions",
  method: "post",
  path: "/officers/{officerId}/end-sessions",
  act: "authority.manageOfficers",
  summary: "Sign an officer out everywhere",
  params: ofOfficer,
  output: z.object({ sessionsEnded: z.number().int() }),
});
