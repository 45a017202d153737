import type { MiddlewareHandler } from "hono";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { bodyType } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { newId } from "#server/platform/new-id.ts";
import { problemOf, problemResponse } from "./problem.ts";

const harmless: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * In front of everything under /api that may change something, before a byte of the body is read: what another site sends in the
 * reader's name is refused, and a body of another type than the declared one, so that no form of another page can send it.
 */
export function guardChanges(endpoints: readonly AnyEndpoint[], publicUrl: string | undefined): MiddlewareHandler {
  const files = endpoints.filter(({ takesFile }) => takesFile === true).map(matcherOf);
  return async ({ req }, next) => {
    if (harmless.has(req.method)) return next();
    const takesFile = files.some((isMeant) => isMeant(req.method, req.path));
    const refused = refuseForeign(req.raw, publicUrl) ?? refuseType(req.raw, bodyType(takesFile));
    return refused === undefined ? next() : problemResponse(problemOf(refused, newId()));
  };
}

function matcherOf({ method, path }: AnyEndpoint): (method: string, path: string) => boolean {
  const pattern = new RegExp(`^/api${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
  return (asked, at) => asked.toLowerCase() === method && pattern.test(at);
}

/** What a browser says about the sender, which no script can change; programs say nothing. */
function refuseForeign(request: Request, publicUrl: string | undefined): Refusal | undefined {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const hosts = [request.url, publicUrl].flatMap((url) => (url === undefined ? [] : [new URL(url).host]));
  const isForeign =
    site === null
      ? origin !== null && (!URL.canParse(origin) || !hosts.includes(new URL(origin).host))
      : site !== "same-origin" && site !== "none";
  return isForeign ? refuse("request.cross_site") : undefined;
}

function refuseType(request: Request, wanted: string): Refusal | undefined {
  const length = request.headers.get("content-length");
  if (length === "0" || request.body === null) return undefined;
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase() === wanted ? undefined : refuse("request.other_type", { wanted });
}
