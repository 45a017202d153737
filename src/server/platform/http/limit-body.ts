import type { MiddlewareHandler } from "hono";
import { newId } from "#server/platform/new-id.ts";
import { problemOf, problemResponse } from "./problem.ts";
import { readText } from "./read-body.ts";

/**
 * In front of what reads bodies by itself and knows no limit (the sign-in library): the body is read here, and handed on as text.
 * What belongs to no caller yet is small.
 */
export function limitBody(largest: number): MiddlewareHandler {
  return async (context, next) => {
    const { raw } = context.req;
    if (raw.body !== null) {
      const text = await readText(raw, largest);
      if (!text.ok) return problemResponse(problemOf(text.failure, newId()));
      context.req.raw = new Request(raw.url, { method: raw.method, headers: raw.headers, body: text.value });
    }
    return next();
  };
}
