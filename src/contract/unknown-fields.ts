import { z } from "zod";

export type UnknownField = { readonly path: string; readonly message: string };

/** Answers the first field of a value that its schema does not know; what the schema itself refuses is not looked at. */
export type FindUnknown = (value: unknown, path: string) => UnknownField | undefined;

/**
 * Fields that the contract does not name, at any depth of a request. Left alone they would be dropped: the answer to a request that
 * misspells an optional one would say that all of it was done. Of a union a value is held against the alternatives that accept it.
 */
export function unknownFieldsOf(schema: unknown): FindUnknown | undefined {
  if (schema instanceof z.ZodObject) return inObject(schema);
  if (schema instanceof z.ZodArray) return inEach(unknownFieldsOf(schema.element), isList);
  if (schema instanceof z.ZodRecord) return inEach(unknownFieldsOf(schema.valueType), isRecord);
  if (schema instanceof z.ZodPipe) return unknownFieldsOf(schema.in);
  if (schema instanceof z.ZodUnion) return inOneOf(schema.options);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return unknownFieldsOf(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unknownFieldsOf(schema.unwrap());
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function inObject({ shape, def }: z.ZodObject): FindUnknown {
  const known = new Set(Object.keys(shape));
  const inside = Object.entries(shape).flatMap(([key, schema]) => {
    const find = unknownFieldsOf(schema);
    return find === undefined ? [] : [{ key, find }];
  });
  const isOpen = def.catchall !== undefined && !(def.catchall instanceof z.ZodNever);
  return (value, path) => {
    if (!isRecord(value)) return undefined;
    const extra = isOpen ? undefined : Object.keys(value).find((key) => !known.has(key));
    if (extra !== undefined)
      return { path: below(path, extra), message: `is not known here; known are ${named(known)}` };
    return first(inside, ({ key, find }) => find(value[key], below(path, key)));
  };
}

function inEach(
  find: FindUnknown | undefined,
  is: (value: unknown) => value is Record<string, unknown> | readonly unknown[],
): FindUnknown | undefined {
  if (find === undefined) return undefined;
  return (value, path) =>
    is(value) ? first(Object.entries(value), ([key, held]) => find(held, below(path, key))) : undefined;
}

function inOneOf(options: readonly unknown[]): FindUnknown | undefined {
  const alternatives = options.flatMap((schema) => {
    const find = unknownFieldsOf(schema);
    return schema instanceof z.ZodType ? [{ schema, find }] : [];
  });
  if (alternatives.every(({ find }) => find === undefined)) return undefined;
  return (value, path) => {
    const fitting = alternatives.filter(({ schema }) => schema.safeParse(value).success);
    const found = fitting.map(({ find }) => find?.(value, path));
    return found.includes(undefined) ? undefined : found[0];
  };
}

function first<One>(all: Iterable<One>, find: (one: One) => UnknownField | undefined): UnknownField | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

const below = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);
const named = (known: ReadonlySet<string>): string => (known.size === 0 ? "none" : [...known].join(", "));
