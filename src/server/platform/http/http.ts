import { createHmac, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Context, Hono } from "hono";
import { z } from "zod";
import type { AnyEndpoint, Decoded } from "#contract/endpoint.ts";
import { isWrite } from "#contract/endpoint.ts";
import type { Refusal, RefusalCode } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import type { ActOpening, Actor } from "#server/platform/act/act.ts";
import { runAct } from "#server/platform/act/act.ts";
import { busyRefusal } from "#server/platform/database/busy.ts";
import { databaseRefusal } from "#server/platform/database/database-refusal.ts";
import { fileResponse } from "./file-response.ts";
import { claimKey, keepResponse } from "./idempotency.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { findBrokenPrecondition } from "./precondition.ts";
import { jsonResponse } from "./etag.ts";
import { problemOf, problemResponse } from "./problem.ts";
import { readBody } from "./read-body.ts";
import type { Body } from "./read-body.ts";
import type { FileAnswer, Route } from "#server/platform/act/route.ts";
import { unknownFieldsOf } from "#contract/unknown-fields.ts";
import type { FindUnknown } from "#contract/unknown-fields.ts";
import { errorsOf, findDoubled, findIllFormed } from "./well-formed.ts";
import type { InputError } from "./well-formed.ts";

export type Identify = (request: Request) => Promise<Actor | undefined>;

export type Asker = {
  /** Who sends the request. */
  readonly identify: Identify;
  /** The same together with the beginning of a read, where that can be. */
  readonly opening?: (request: Request) => ActOpening | undefined;
};

/** Serves routes under /api: parses by the contract, runs the act, answers by the contract. */
export function serveRoutes(app: Hono, server: ServerContext, routes: readonly Route[], asker: Asker): void {
  for (const route of routes) {
    const path = `/api${route.endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    const input = inputOf(route.endpoint);
    const served = { route, routes, input, findUnknown: unknownFieldsOf(input) };
    app.on(route.endpoint.method.toUpperCase(), path, (context) => answer(context, server, served, asker));
  }
}

/** What an officer may do who has not yet set up the second factor that is asked for. */
const openToLimited: ReadonlySet<Act> = new Set<Act>(["authority.readOwnSession", "authority.changeOwnAccess"]);

/** What is open before a one-time password is changed: somebody else who knows it could otherwise add a passkey for later. */
const openBeforePassword: ReadonlySet<string> = new Set(["authority.getSession", "authority.changePassword"]);

type Served = {
  readonly route: Route;
  readonly routes: readonly Route[];
  /** Made once: the library compiles a schema when it is asked for the first time. */
  readonly input: ReturnType<typeof inputOf>;
  readonly findUnknown: FindUnknown | undefined;
};

const inputOf = ({ params, query, body }: AnyEndpoint) => z.object({ params, query, body });

async function answer(
  context: Context,
  server: ServerContext,
  served: Served,
  { identify, opening }: Asker,
): Promise<Response> {
  const { route, routes } = served;
  const { endpoint } = route;
  const ifMatch = context.req.header("if-match");
  const requestId = randomUUID();
  const problem = (code: RefusalCode, facts: Refusal["facts"] = {}) =>
    problemResponse(problemOf({ code, facts }, requestId));
  // A file is made to be read: its head alone would leave it unread.
  if (endpoint.file !== undefined && context.req.method === "HEAD")
    return new Response(null, { status: 405, headers: { allow: "GET" } });
  let received: Body | undefined;
  try {
    const writes = isWrite(endpoint);
    const opens = isPlainRead(route) ? opening?.(context.req.raw) : undefined;
    if (opens !== undefined) {
      const asked = decode(served, context, "");
      // What is not of the contract is reported only to anyone who is signed in: below.
      if (!("errors" in asked)) {
        const read = await readOpened(server, route, asked, opens);
        return read.ok ? jsonResponse(context, read.value) : problemResponse(problemOf(read.failure, requestId));
      }
    }
    // Who asks is known before a byte of the body is read.
    const actor = await identify(context.req.raw);
    if (actor === undefined || endpoint.act === undefined) return problem("authority.not_signed_in");
    const closed = closedTo(actor, endpoint);
    if (closed !== undefined) return problemResponse(problemOf(closed, requestId));
    const body = await readBody(context.req.raw, { endpoint, server, caller: actor.officerId });
    if (!body.ok) return problemResponse(problemOf(body.failure, requestId));
    received = body.value;
    const { text, file } = received;
    const input = decode(served, context, text);
    if ("errors" in input) return problemResponse(problemOf(refuse("request.invalid"), requestId, input.errors));
    const key = context.req.header("idempotency-key");
    if (writes && (key === undefined || key.length < 8 || key.length > 100)) return problem("request.key_missing");
    const keyed = () => ({
      officerId: actor.officerId,
      key: key ?? "",
      endpoint: endpoint.id,
      // Keyed, since a body may hold a password, which a plain hash would let somebody guess at.
      body: createHmac("sha256", server.keys.signIn)
        .update(`${context.req.path}\n${file?.sha256 ?? text}`)
        .digest("hex"),
      isSecret: endpoint.isSecret === true,
    });

    const { areaOf, activityOf, narrow } = route;
    const handle = (await route.prepare?.(input)) ?? route.handle;
    const result = await runAct(server, {
      actor,
      act: endpoint.act,
      name: endpoint.id,
      kind: kindOf(endpoint),
      ...(areaOf === undefined ? {} : { areaOf: (tx) => areaOf(tx, input) }),
      ...(activityOf === undefined ? {} : { activityOf: (tx) => activityOf(tx, input) }),
      ...(narrow === undefined ? {} : { narrow: (tx) => narrow(tx, input) }),
      work: async (act) => {
        if (!writes) return encode(endpoint, await handle(act, input));
        const keepsAnswer = endpoint.answersSecret !== true;
        const claimed = keyed();
        const claim = keepsAnswer ? await claimKey(act.tx, claimed, act.now) : success(undefined);
        if (!claim.ok) return claim;
        if (claim.value !== undefined) {
          // The first request wrote the audit entry; this one changes nothing, so the transaction ends without one.
          throw new AnsweredBefore(claim.value.earlier);
        }
        if (ifMatch !== undefined) {
          const broken = await findBrokenPrecondition(act, { endpoint, params: input.params, ifMatch }, routes);
          if (broken !== undefined) return failure(broken);
        }
        const done = encode(endpoint, await handle(act, input, file));
        if (done.ok && keepsAnswer) await keepResponse(act.tx, claimed, done.value);
        return done;
      },
    });
    if (!result.ok) return problemResponse(problemOf(result.failure, requestId));
    if (endpoint.file === undefined) return jsonResponse(context, result.value);
    return await fileResponse(result.value as FileAnswer, (error) => fault(server, endpoint.id, requestId, error));
  } catch (error) {
    if (error instanceof AnsweredBefore) return jsonResponse(context, error.response, { "idempotent-replay": "true" });
    const refusal = databaseRefusal(error);
    if (refusal !== undefined) return problemResponse(problemOf(refusal, requestId));
    const busy = busyRefusal(error);
    if (busy !== undefined) return problemResponse(problemOf(busy, requestId));
    fault(server, endpoint.id, requestId, error);
    return problem("internal");
  } finally {
    received?.release();
    if (received?.file !== undefined) await rm(received.file.path, { force: true });
  }
}

/** What an officer may not do before the password is changed or the second factor is set up. */
function closedTo(actor: Actor, { id, act }: AnyEndpoint): Refusal | undefined {
  if (actor.mustChangePassword === true && !openBeforePassword.has(id))
    return refuse("authority.password_change_needed");
  if (actor.isLimited === true && (act === undefined || !openToLimited.has(act)))
    return refuse("authority.second_factor_required");
  return undefined;
}

/** A read without a body, of which nothing is prepared before its act. */
function isPlainRead({ endpoint, prepare }: Route): boolean {
  return (
    endpoint.method === "get" &&
    endpoint.file === undefined &&
    endpoint.act !== undefined &&
    prepare === undefined &&
    kindOf(endpoint) !== "audited"
  );
}

/** Finds who asks and opens the act in one statement, then reads. */
async function readOpened(
  server: ServerContext,
  { endpoint, areaOf, activityOf, handle }: Route,
  input: Decoded<AnyEndpoint>,
  opening: ActOpening,
): Promise<Result<unknown, Refusal>> {
  const { act } = endpoint;
  if (act === undefined) return failure(refuse("authority.not_signed_in"));
  try {
    return await runAct(server, {
      actor: async (tx, on) => {
        const opened = await opening.open(tx, act, on);
        if (opened === undefined) return failure(refuse("authority.not_signed_in"));
        const closed = closedTo(opened.actor, endpoint);
        return closed === undefined ? success(opened) : failure(closed);
      },
      act,
      kind: kindOf(endpoint),
      ...(areaOf === undefined ? {} : { areaOf: (tx) => areaOf(tx, input) }),
      ...(activityOf === undefined ? {} : { activityOf: (tx) => activityOf(tx, input) }),
      work: async (context) => encode(endpoint, await handle(context, input)),
    });
  } finally {
    await opening.close(endpoint.isPolled !== true);
  }
}

function kindOf(endpoint: AnyEndpoint): "read" | "traced" | "audited" | "mark" | "write" {
  if (isWrite(endpoint)) return endpoint.isOwnMark === true ? "mark" : "write";
  if (endpoint.isAudited === true) return "audited";
  return endpoint.leavesTrace === true ? "traced" : "read";
}

function fault(server: ServerContext, endpoint: string, requestId: string, error: unknown): void {
  server.log("error", `${endpoint} failed`, {
    requestId,
    cause: error instanceof Error ? error.stack : String(error),
  });
}

class AnsweredBefore extends Error {
  readonly response: unknown;
  constructor(response: unknown) {
    super("answered before");
    this.response = response;
  }
}

type InputErrors = { readonly errors: readonly InputError[] };

function decode(
  { input: schema, findUnknown }: Served,
  context: Context,
  text: string,
): Decoded<AnyEndpoint> | InputErrors {
  let body: unknown = {};
  if (text !== "") {
    try {
      body = JSON.parse(text);
    } catch {
      return { errors: [{ path: "body", message: "is not JSON" }] };
    }
  }
  const asked = { params: context.req.param(), query: context.req.query(), body };
  const illFormed = findIllFormed(asked) ?? findDoubled(context.req.queries());
  if (illFormed !== undefined) return { errors: [illFormed] };
  const parsed = schema.safeParse(asked);
  if (!parsed.success) return { errors: errorsOf(parsed.error) };
  const unknown = findUnknown?.(asked, "");
  return unknown === undefined ? parsed.data : { errors: [unknown] };
}

function encode(endpoint: AnyEndpoint, result: Awaited<ReturnType<Route["handle"]>>): typeof result {
  if (!result.ok || endpoint.file !== undefined) return result;
  return success(z.encode(endpoint.output, result.value));
}
