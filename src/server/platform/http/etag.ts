import type { Context } from "hono";
import { createHash } from "node:crypto";

/** A strong entity tag (RFC 9110, 8.8.3) of an answer as it travels: the same bytes, the same tag. */
export function etagOf(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/** A strong ETag over the answer: an unchanged record costs the phone a header and not the page. */
export function jsonResponse(context: Context, value: unknown, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify(value);
  const etag = etagOf(body);
  const common = { etag, "cache-control": "private, no-cache", ...headers };
  if (context.req.method === "GET" && context.req.header("if-none-match") === etag) {
    return new Response(null, { status: 304, headers: common });
  }
  return new Response(body, { headers: { "content-type": "application/json; charset=utf-8", ...common } });
}
