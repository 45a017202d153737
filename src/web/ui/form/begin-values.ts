import { z } from "zod";
import { branchOf, partOf, unwrap } from "./schema-at.ts";
import type { Asking } from "./schema-at.ts";

/** What a form starts with, with a place for every part that is asked for within another one. */
export function beginValues({ body, besides }: Asking, initial: object): Readonly<Record<string, unknown>> {
  return { ...initial, ...places(body, initial), ...(besides === undefined ? {} : places(besides, initial)) };
}

function places(whole: z.core.$ZodType, initial: unknown): object {
  const schema = branchOf(unwrap(whole).schema, initial);
  if (!(schema instanceof z.ZodObject)) return {};
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, part]) => {
      const { schema: inner, isOptional, isNullable } = unwrap(part);
      const given = partOf(initial, name);
      if (isOptional || isNullable) return [];
      if (inner instanceof z.ZodRecord) return [[name, given ?? {}]];
      return inner instanceof z.ZodObject ? [[name, { ...Object(given), ...places(inner, given) }]] : [];
    }),
  );
}
