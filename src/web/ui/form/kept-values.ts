import { z } from "zod";
import { branchOf, partOf, unwrap } from "./schema-at.ts";
import type { Asking } from "./schema-at.ts";

/**
 * A draft as it was kept in this tab, as far as it is still asked for: a list where a list is asked for, text where a value
 * is. The contract may have changed since.
 */
export function keptValues({ params, body, besides }: Asking, text: string | null): object | undefined {
  if (text === null) return undefined;
  const kept: unknown = JSON.parse(text);
  const own = besides === undefined ? {} : part(besides, kept);
  const values = { ...part(params, kept), ...part(body, kept), ...own };
  return Object.keys(values).length === 0 ? undefined : values;
}

function part(schema: z.core.$ZodType, kept: unknown): object {
  const fitting = fit(schema, kept);
  return typeof fitting === "object" && fitting !== null ? fitting : {};
}

function fit(whole: z.core.$ZodType, kept: unknown): unknown {
  const schema = branchOf(unwrap(whole).schema, kept);
  if (schema instanceof z.ZodObject) {
    if (typeof kept !== "object" || kept === null) return undefined;
    const parts = Object.entries(schema.shape).map(([name, inner]) => [name, fit(inner, partOf(kept, name))] as const);
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
  }
  if (schema instanceof z.ZodArray)
    return Array.isArray(kept) ? kept.map((item) => fit(schema.element, item)) : undefined;
  if (schema instanceof z.ZodRecord) return typeof kept === "object" && kept !== null ? kept : undefined;
  return typeof kept === "object" ? undefined : kept;
}
