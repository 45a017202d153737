import { z } from "zod";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { moneyInput } from "#contract/input.ts";
import { tableFile } from "#contract/table-file.ts";

type Schema = z.core.$ZodType;

/** What a form asks: the parts of an endpoint, and what the page asks besides. */
export type Asking = Pick<AnyEndpoint, "params" | "body"> & { readonly besides?: Schema };

/** A schema without its wrappers, and what may stand there instead of a value. */
export type Asked = { readonly schema: Schema; readonly isOptional: boolean; readonly isNullable: boolean };

export function unwrap(schema: Schema): Asked {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return { ...unwrap(schema.def.innerType), isOptional: true };
  if (schema instanceof z.ZodNullable) return { ...unwrap(schema.def.innerType), isNullable: true };
  if (schema instanceof z.ZodReadonly) return unwrap(schema.def.innerType);
  return { schema, isOptional: false, isNullable: false };
}

/** The branch that the values so far choose; the first where they choose none. */
export function branchOf(schema: Schema, values: unknown): Schema {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const chosen =
    schema instanceof z.ZodDiscriminatedUnion
      ? schema.options.find((option) => admits(option, schema.def.discriminator, values))
      : schema.options.toSorted((one, other) => likeness(other, values) - likeness(one, values))[0];
  return branchOf(chosen ?? schema.options[0] ?? schema, values);
}

/** How many of the values a branch has a place for; none where a word that it is known by is another. */
function likeness(option: Schema, values: unknown): number {
  if (!(option instanceof z.ZodObject)) return 0;
  const parts = Object.entries(option.shape).filter(([name]) => partOf(values, name) !== undefined);
  const isAnother = parts.some(
    ([name, part]) => part instanceof z.ZodLiteral && !part.safeParse(partOf(values, name)).success,
  );
  return isAnother ? 0 : parts.length;
}

function admits(option: Schema, name: string, values: unknown): boolean {
  if (option instanceof z.ZodUnion) return option.options.some((inner) => admits(inner, name, values));
  const tag = option instanceof z.ZodObject ? option.shape[name] : undefined;
  return tag instanceof z.ZodType && tag.safeParse(partOf(values, name)).success;
}

export function partOf(values: unknown, name: string): unknown {
  return typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
}

/** What is at a path of names and numbers, "members.0.sex". */
export const valueAt = (values: unknown, path: string): unknown => path.split(".").reduce<unknown>(partOf, values);

function step(schema: Schema, name: string): Schema | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[name];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

/** What is asked at a path of the form: in the body, or else in the path of the address, or else besides. */
export function askedAt({ body, params, besides }: Asking, path: string, values: unknown): Asked | undefined {
  const asked = askedIn(body, path, values) ?? askedIn(params, path, values);
  return asked ?? (besides === undefined ? undefined : askedIn(besides, path, values));
}

function askedIn(whole: Schema, path: string, values: unknown): Asked | undefined {
  let asked: Asked | undefined = unwrap(whole);
  let at = values;
  for (const name of path.split(".")) {
    const next: Schema | undefined = step(branchOf(asked.schema, at), name);
    if (next === undefined) return undefined;
    asked = unwrap(next);
    at = partOf(at, name);
  }
  return asked;
}

export type FieldKind = "text" | "long" | "day" | "figure" | "money" | "check" | "password" | "file";

/** A text of more characters than these is written in an area of several lines. */
const longFrom = 400;

/** How what is asked for is written. */
export function kindOf(schema: Schema): FieldKind {
  if (isMoney(schema)) return "money";
  if (isDay(schema)) return "day";
  if (schema instanceof z.ZodNumber) return "figure";
  if (schema instanceof z.ZodBoolean) return "check";
  if (schema === tableFile || schema instanceof z.ZodFile) return "file";
  if (schema instanceof z.ZodString && schema.meta()?.["format"] === "password") return "password";
  return schema instanceof z.ZodString && (schema.maxLength ?? 0) >= longFrom ? "long" : "text";
}

export const isMoney = (schema: Schema): boolean =>
  schema instanceof z.ZodPipe && schema.description === moneyInput.description;

export const isDay = (schema: Schema): boolean =>
  schema instanceof z.ZodPipe && schema.def.in instanceof z.ZodType && schema.def.in.meta()?.["format"] === "date";

/** May it be left empty? A text of no letters is one too. */
export function mayBeEmpty({ schema, isOptional, isNullable }: Asked): boolean {
  return isOptional || isNullable || (schema instanceof z.ZodString && schema.safeParse("").success);
}
