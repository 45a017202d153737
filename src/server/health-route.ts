import type { Context } from "hono";
import { listHeldPosts } from "#server/authority/authority-store.ts";
import { healthOf } from "#server/platform/health.ts";
import type { Part } from "#server/platform/health.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Identify } from "#server/platform/http/http.ts";

/** Anybody sees which part fails, an operator why. */
export function healthRoute(
  server: ServerContext,
  options: { readonly version: string; readonly identify: Identify },
): (context: Context) => Promise<Response> {
  const read = healthOf(server);
  return async (context) => {
    const { ok, checks, since } = await read();
    const details = checks.database.ok && (await isOperator(server, options.identify, context.req.raw));
    const shown = Object.fromEntries(
      Object.entries(checks).map(([part, check]) => [
        part,
        details
          ? { state: check.ok ? "ok" : "failing", since: since[part as Part], ...check.facts }
          : check.ok
            ? "ok"
            : "failing",
      ]),
    );
    return context.json({ ok, version: options.version, checks: shown }, ok ? 200 : 503, {
      "cache-control": "no-store",
    });
  };
}

async function isOperator({ database, today }: ServerContext, identify: Identify, request: Request): Promise<boolean> {
  if (request.headers.get("cookie") === null) return false;
  const actor = await identify(request).catch(() => undefined);
  if (actor === undefined) return false;
  const day = today();
  const posts = await listHeldPosts(database, actor.officerId);
  return posts.some(
    ({ kind, validFrom, validTo }) =>
      kind === "operator" && validFrom <= day && (validTo === undefined || validTo >= day),
  );
}
