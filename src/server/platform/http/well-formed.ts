import type { z } from "zod";
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

/** A parameter that is given twice: which of the two was meant is not for us to guess. */
export function findDoubled(queries: Readonly<Record<string, readonly string[]>>): InputError | undefined {
  const doubled = Object.entries(queries).find(([, values]) => values.length > 1);
  return doubled && { path: `query.${doubled[0]}`, message: "is given more than once" };
}

const mostErrors = 100;

/** Each field that is not of its schema; of a list that is wrong throughout, enough to see why. */
export function errorsOf(error: z.ZodError): readonly InputError[] {
  return error.issues.slice(0, mostErrors).map(({ path, message }) => ({ path: path.join("."), message }));
}
