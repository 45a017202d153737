import type { z } from "zod";

const languages = ["vi", "en", "id"];

/** What is wrong where, with the codes of the things that lie on the way: "activityKinds.3.name.en (goats): there is no text in en. Write it." */
export function faultOf(data: unknown, { path, message }: Pick<z.core.$ZodIssue, "path" | "message">): string {
  const codes: string[] = [];
  let node: unknown = data;
  for (const step of path) {
    node = typeof node === "object" && node !== null ? Reflect.get(node, step) : undefined;
    if (typeof node === "object" && node !== null && "code" in node) codes.push(String(node.code));
  }
  const place = `${path.join(".") || "the whole"}${codes.length === 0 ? "" : ` (${codes.join(", ")})`}`;
  const last = String(path.at(-1) ?? "");
  const isText = languages.includes(last) && (node === undefined || node === null);
  return isText ? `${place}: there is no text in ${last}. Write it.` : `${place}: ${message}`;
}
