import { randomBytes } from "node:crypto";
import { longestHours, sessionCookie } from "./find-session.ts";
import { readSignedCookie, signedCookie } from "./session-cookie.ts";
import { holdsPostOf } from "./credentials-store.ts";
import { addSession, removeExpiredSessions } from "./sessions-store.ts";
import type { SessionMethod } from "./sessions-store.ts";
import { accountKey } from "./sign-in-context.ts";
import type { Caller, SignInContext } from "./sign-in-context.ts";
import type { Id } from "#kernel/id.ts";

export type Started = {
  readonly cookies: readonly string[];
  readonly officerId: Id<"officer">;
  readonly userName: string;
  /** A second factor is to be set up before anything else. */
  readonly isLimited: boolean;
};

const deviceDays = 180;

/** Begins a session for an officer who has shown who it is, and lets the device be known by a cookie of its own. */
export async function startSession(
  context: SignInContext,
  caller: Caller,
  officer: { readonly officerId: Id<"officer">; readonly userName: string; readonly method: SessionMethod },
): Promise<Started> {
  const { server, jar } = context;
  const { officerId, userName, method } = officer;
  const isLimited = method === "password" && (await mustHaveSecondFactor(context, officerId));
  await removeExpiredSessions(server.database, officerId);
  const { address, userAgent } = caller;
  const session = { sessionId: server.newId(), officerId, method, isLimited, address, userAgent };
  const token = await addSession(server.database, session);
  const device =
    readDevice(context, caller, userName) ?? `${randomBytes(16).toString("base64url")}~${keyText(context, userName)}`;
  return {
    cookies: [
      signedCookie(jar, sessionCookie, token, { seconds: longestHours * 3600 }),
      signedCookie(jar, deviceCookie(context, userName), device, {
        seconds: deviceDays * 86_400,
        path: "/api/sign-in",
      }),
    ],
    officerId,
    userName,
    isLimited,
  };
}

/** The device, when it has signed in to this account before (OWASP, device cookies). */
export function readDevice(context: SignInContext, caller: Caller, userName: string): string | undefined {
  const value = readSignedCookie(context.jar, caller.cookies, deviceCookie(context, userName));
  return value?.endsWith(`~${keyText(context, userName)}`) === true ? value : undefined;
}

const keyText = (context: SignInContext, userName: string) => accountKey(context, userName).toString("hex");
const deviceCookie = (context: SignInContext, userName: string) => `device_${keyText(context, userName).slice(0, 12)}`;

async function mustHaveSecondFactor({ server }: SignInContext, officerId: Id<"officer">): Promise<boolean> {
  const who = server.config.VUON_SECOND_FACTOR;
  if (who === "none") return false;
  return holdsPostOf(server.database, officerId, who === "all" ? "any" : ["operator"], server.today());
}
