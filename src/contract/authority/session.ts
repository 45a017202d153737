/** What a signed-in officer sees and changes of the own access: sessions, password, second factor, passkeys. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { anything, cursorByMoment, exactText, freeKey, passwordInput, text } from "#contract/input.ts";
import { areaId, day, id, instant, whyNot } from "#contract/values.ts";
import { postKinds } from "#programme/authority/post/post.ts";
import { acts } from "#programme/authority/post/permissions.ts";

const changesOwnAccess = "authority.changeOwnAccess";
const sessionId = z.uuid();
const done = z.object({});

export const sessionMethod = z.enum(["password", "password_and_code", "passkey", "oidc"]);

export const getOwnAccess = declare({
  id: "authority.getOwnAccess",
  method: "get",
  path: "/session/access",
  act: "authority.readOwnSession",
  summary: "One's own sessions, password, second factor and passkeys",
  output: z.object({
    hasPassword: z.boolean(),
    /** A second factor is asked for and not set up yet: nothing else can be done. */
    isLimited: z.boolean(),
    secondFactor: z.object({ enrolledAt: instant, backupCodesLeft: z.number().int() }).nullable(),
    sessions: z.array(
      z.object({
        sessionId,
        isThis: z.boolean(),
        method: sessionMethod,
        address: z.string().nullable(),
        /** As the browser calls itself. */
        userAgent: z.string().nullable(),
        beganAt: instant,
        /** Exact to ten minutes. */
        usedAt: instant,
      }),
    ),
    passkeys: z.array(
      z.object({ passkeyId: z.uuid(), label: z.string(), addedAt: instant, usedAt: instant.nullable() }),
    ),
    /** The only address at which browsers make and use passkeys; null with the reason where there is none. */
    passkeysAt: z.string().nullable(),
    whyNoPasskeys: whyNot,
  }),
});

export const endOwnSession = declare({
  id: "authority.endOwnSession",
  method: "post",
  path: "/session/sessions/{sessionId}/end",
  act: changesOwnAccess,
  summary: "End one of one's own sessions",
  params: z.object({ sessionId }),
  output: done,
});

export const endOtherSessions = declare({
  id: "authority.endOtherSessions",
  method: "post",
  path: "/session/sessions/end-others",
  act: changesOwnAccess,
  summary: "End all of one's own sessions but this one",
  output: z.object({ ended: z.number().int() }),
});

export const changePassword = declare({
  id: "authority.changePassword",
  method: "post",
  path: "/session/password",
  act: changesOwnAccess,
  summary: "Change one's own password; all other sessions end",
  isSecret: true,
  body: z.object({ currentPassword: passwordInput, newPassword: passwordInput }),
  output: z.object({ ended: z.number().int() }),
});

export const enrolSecondFactor = declare({
  id: "authority.enrolSecondFactor",
  method: "post",
  path: "/session/second-factor",
  act: changesOwnAccess,
  summary: "Set up an authenticator app: its secret, a code of it, and the backup codes, all made in the browser",
  body: z.object({
    currentPassword: passwordInput,
    /** 160 bits in base 32, as RFC 4226 recommends. */
    secret: z.string().regex(/^[A-Z2-7]{32}$/),
    code: z.string().regex(/^\d{6}$/),
    backupCodes: z
      .array(z.string().regex(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/))
      .min(8)
      .max(12),
  }),
  output: done,
});

export const removeSecondFactor = declare({
  id: "authority.removeSecondFactor",
  method: "post",
  path: "/session/second-factor/remove",
  act: changesOwnAccess,
  summary: "Remove one's own authenticator app",
  body: z.object({ currentPassword: passwordInput }),
  output: done,
});

const webAuthn = z.record(z.string(), z.unknown());

export const getPasskeyOptions = declare({
  id: "authority.getPasskeyOptions",
  method: "get",
  path: "/session/passkeys/options",
  act: changesOwnAccess,
  summary: "What a browser needs to make a passkey (PublicKeyCredentialCreationOptions as JSON)",
  output: webAuthn,
});

export const addPasskey = declare({
  id: "authority.addPasskey",
  method: "post",
  path: "/session/passkeys",
  act: changesOwnAccess,
  summary: "Add the passkey that the browser has made (RegistrationResponseJSON)",
  body: z.object({
    /** Of an account that has one. */
    currentPassword: passwordInput.optional(),
    label: text(60),
    response: z.object({
      id: exactText(2000),
      rawId: exactText(2000),
      type: z.literal("public-key"),
      response: z.object({
        clientDataJSON: exactText(10_000),
        attestationObject: exactText(20_000),
        transports: z.array(exactText(20)).max(10).optional(),
      }),
      clientExtensionResults: z.record(freeKey(100), anything),
      authenticatorAttachment: z.enum(["cross-platform", "platform"]).optional(),
    }),
  }),
  output: z.object({ passkeyId: z.uuid() }),
});

export const removePasskey = declare({
  id: "authority.removePasskey",
  method: "post",
  path: "/session/passkeys/{passkeyId}/remove",
  act: changesOwnAccess,
  summary: "Remove one of one's own passkeys",
  params: z.object({ passkeyId: z.uuid() }),
  output: done,
});

export const failedSignIn = z.object({
  day: z.string(),
  address: z.string(),
  /** The account, when there is one by this name. */
  userName: z.string().nullable(),
  /** A piece of the fingerprint of the name that was typed: equal names have equal pieces. */
  account: z.string(),
  method: z.string(),
  reason: z.string(),
  attempts: z.number().int(),
  firstAt: instant,
  lastAt: instant,
});

export const listFailedSignIns = declare({
  id: "authority.listFailedSignIns",
  method: "get",
  path: "/failed-sign-ins",
  act: "authority.readFailedSignIns",
  summary: "Failed attempts to sign in of the last 90 days by day, address and account, the latest first",
  query: z.object({
    cursor: cursorByMoment("Z").optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(failedSignIn), nextCursor: z.string().nullable(), total: z.null() }),
});

export const postKind = z.enum(postKinds);
export const act = z.enum(acts);
export const session = z.object({
  officerId: id("officer"),
  userName: z.string(),
  fullName: z.string(),
  posts: z.array(
    z.object({
      kind: postKind,
      areaId,
      areaName: z.string(),
      /** Of who works for a department or an assigned unit: which one. */
      officeId: id("office").nullable(),
      officeName: z.string().nullable(),
    }),
  ),
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
  /** Shown to operators alone: one operator is left, and two are needed. */
  lacksOperators: z.boolean(),
  /** The programme's day, and whether the people in this database are made up. */
  today: day,
  demo: z.boolean(),
  /** How far the demo is, in stages, while it is being loaded: figures still grow. */
  demoLoading: z.object({ done: z.int(), of: z.int() }).nullable(),
});
export const getSession = declare({
  id: "authority.getSession",
  method: "get",
  path: "/session",
  act: "authority.readOwnSession",
  summary: "Who is signed in, with which posts, and which acts these permit",
  output: session,
});
