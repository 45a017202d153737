import { isStorable } from "#kernel/clean-text.ts";

export type InputError = { readonly path: string; readonly message: string };

/** Deeper than any body of the contract; what follows a value down itself (JSON.stringify) has a stack that ends. */
const deepest = 40;

/**
 * What no part of a request may hold, whichever endpoint it is for: a text or a key that the database cannot store, a key that
 * would change what an object is, and nesting without an end. The contract's own schemas come after it. Walks without recursion.
 */
export function findIllFormed(input: unknown): InputError | undefined {
  const open: { readonly path: string; readonly value: unknown; readonly depth: number }[] = [
    { path: "", value: input, depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, value, depth } = next;
    if (typeof value === "string" && !isStorable(value)) return { path, message: "holds a character that no text has" };
    if (typeof value !== "object" || value === null) continue;
    if (depth >= deepest) return { path, message: `is nested more than ${deepest} deep` };
    for (const [key, held] of Object.entries(value)) {
      if (key === "__proto__" || !isStorable(key)) return { path, message: "has a key that no record has" };
      open.push({ path: path === "" ? key : `${path}.${key}`, value: held, depth: depth + 1 });
    }
  }
  return undefined;
}
