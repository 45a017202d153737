import type { Hono } from "hono";
import { z } from "zod";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { findDemo, isDemoBeginning } from "#server/platform/demo-facts.ts";
import { newId } from "#server/platform/new-id.ts";
import { problemOf, problemResponse } from "#server/platform/http/problem.ts";
import { findIllFormed } from "#server/platform/http/well-formed.ts";
import { findSession, sessionCookie } from "./find-session.ts";
import { endedCookie } from "./session-cookie.ts";
import { endSession } from "./sessions-store.ts";
import { serveOidc } from "./provider/oidc-routes.ts";
import { passkeysOf } from "./passkey/relying-party.ts";
import { assertion, getSignInOptions, signInByPasskey } from "./passkey/sign-in-by-passkey.ts";
import { signInByPassword } from "./sign-in-by-password.ts";
import { callerOf } from "./sign-in-context.ts";
import type { SignInContext } from "./sign-in-context.ts";
import type { Started } from "./start-session.ts";
import { openTurns } from "./turns.ts";

const passwordAttempt = z.object({
  username: z.string().max(200),
  password: z.string().max(1000),
  code: z.string().max(40).optional(),
});

/** The whole of /api/sign-in: these paths and no other. What a signed-in officer does with the own access is in the contract. */
export function serveSignIn(app: Hono, context: SignInContext): void {
  const { server, jar } = context;
  const turns = openTurns({ ofKey: 20, atOnce: 4, waiting: 500 });
  const base = "/api/sign-in";

  app.get(`${base}/methods`, async (hono) => {
    const demo = await findDemo(server.database);
    return hono.json({
      isDemo: demo !== undefined,
      isDemoBeginning: await isDemoBeginning(server.database, demo),
      ...passkeysOf(server),
      shared: server.config.VUON_OIDC_ISSUER === undefined ? null : server.config.VUON_OIDC_NAME,
    });
  });

  app.post(`${base}/sign-in/username`, async (hono) => {
    const body = await readBody(hono.req.raw, passwordAttempt);
    return answerStarted(
      body.ok ? await signInByPassword(context, turns, callerOf(context, hono.req.raw), body.value) : body,
    );
  });

  app.post(`${base}/passkey/options`, async (hono) => {
    const body = await readBody(hono.req.raw, z.object({}));
    if (!body.ok) return refused(body.failure);
    const options = await getSignInOptions(context);
    return options.ok ? answerJson(options.value, []) : refused(options.failure);
  });

  app.post(`${base}/passkey`, async (hono) => {
    const body = await readBody(hono.req.raw, assertion);
    return answerStarted(body.ok ? await signInByPasskey(context, callerOf(context, hono.req.raw), body.value) : body);
  });

  serveOidc(app, context);

  app.post(`${base}/sign-out`, async (hono) => {
    const body = await readBody(hono.req.raw, z.object({}));
    if (!body.ok) return refused(body.failure);
    const session = await findSession({ database: server.database, jar }, hono.req.raw);
    if (session !== undefined) await endSession(server.database, session.officerId, session.sessionId);
    return answerJson({}, [endedCookie(jar, sessionCookie)]);
  });

  app.all(`${base}/*`, () => refused(refuse("request.no_such_path")));
}

async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<Result<z.output<S>, Refusal>> {
  const text = await request.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure(refuse("request.invalid"));
  }
  if (findIllFormed(json) !== undefined) return failure(refuse("request.invalid"));
  const parsed = schema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : failure(refuse("request.invalid"));
}

function answerStarted(started: Result<Started, Refusal>): Response {
  if (!started.ok) return refused(started.failure);
  const { cookies, ...shown } = started.value;
  return answerJson(shown, cookies);
}

function answerJson(value: unknown, cookies: readonly string[]): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify(value), { headers });
}

function refused(refusal: Refusal): Response {
  const response = problemResponse(problemOf(refusal, newId()));
  const { seconds } = refusal.facts;
  if (typeof seconds === "number") response.headers.set("retry-after", String(seconds));
  return response;
}
