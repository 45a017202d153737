import { createHash } from "node:crypto";

/** A strong entity tag (RFC 9110, 8.8.3) of an answer as it travels: the same bytes, the same tag. */
export function etagOf(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}
