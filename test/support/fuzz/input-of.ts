/** An arbitrary of what a schema takes in, as it travels: values of its shape, with ids of records that are there among them. */
import fc from "fast-check";
import { v7 } from "uuid";
import { z } from "zod";
import type { IdPool } from "./id-pool.ts";
import { defOf } from "#test/support/schema-def.ts";

const anyText = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: "binary", maxLength: 20 }));
const someDay = fc.constantFrom(
  "2024-12-31",
  "2026-01-01",
  "2026-10-01",
  "2026-10-05",
  "2026-11-30",
  "2027-01-01",
  "1980-06-15",
);

/** `name` is the field's, by which the pool knows ids. */
export function inputOf(schema: z.core.$ZodType, pool: IdPool, name = ""): fc.Arbitrary<unknown> {
  if (schema instanceof z.core.$ZodObject) {
    const { shape, catchall } = defOf(schema);
    const fields = Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, inputOf(value, pool, key)]));
    const needed = Object.keys(shape).filter((key) => !isOptional(shape[key]));
    const record = fc.record(fields, { requiredKeys: needed });
    if (catchall === undefined) return record;
    return fc
      .tuple(record, fc.dictionary(fc.string({ maxLength: 12 }), inputOf(catchall, pool), { maxKeys: 4 }))
      .map(([own, others]) => ({ ...others, ...own }));
  }
  if (schema instanceof z.core.$ZodArray)
    return fc.array(inputOf(defOf(schema).element, pool, name.replace(/s$/, "")), { minLength: 0, maxLength: 3 });
  if (schema instanceof z.core.$ZodUnion)
    return fc.oneof(...defOf(schema).options.map((option) => inputOf(option, pool, name)));
  if (schema instanceof z.core.$ZodOptional) return inputOf(defOf(schema).innerType, pool, name);
  if (schema instanceof z.core.$ZodDefault) return inputOf(defOf(schema).innerType, pool, name);
  if (schema instanceof z.core.$ZodNullable)
    return fc.option(inputOf(defOf(schema).innerType, pool, name), { freq: 4, nil: null });
  if (schema instanceof z.core.$ZodPipe) return inputOf(defOf(schema).in, pool, name);
  if (schema instanceof z.core.$ZodRecord)
    return fc.dictionary(
      fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom("household", "members", "code", "class")),
      inputOf(defOf(schema).valueType, pool),
      { maxKeys: 4 },
    );
  if (schema instanceof z.core.$ZodEnum) return fc.constantFrom(...Object.values(defOf(schema).entries));
  if (schema instanceof z.core.$ZodLiteral) return fc.constantFrom(...defOf(schema).values);
  if (schema instanceof z.core.$ZodBoolean) return fc.boolean();
  if (schema instanceof z.core.$ZodNull) return fc.constant(null);
  if (schema instanceof z.core.$ZodNumber) return numberOf(schema);
  if (schema instanceof z.core.$ZodString) return textOf(schema, pool, name);
  return fc.jsonValue({ maxDepth: 3 });
}

function numberOf(schema: z.core.$ZodNumber): fc.Arbitrary<unknown> {
  const { type, minimum = -1000, maximum = 1_000_000 } = z.toJSONSchema(schema, { io: "input" });
  const [min, max] = [Math.max(minimum, -1e12), Math.min(maximum, 1e12)];
  const within = type === "integer" ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  const usual = [1, 12, 2026].filter((number) => number >= min && number <= max);
  return fc.oneof(within, fc.constantFrom(min, max), fc.constantFrom(...(usual.length > 0 ? usual : [min])));
}

function textOf(schema: z.core.$ZodString, pool: IdPool, name: string): fc.Arbitrary<unknown> {
  const { format, pattern = "", minLength = 0, maxLength = 60 } = z.toJSONSchema(schema, { io: "input" });
  // Asked for each time: the pool learns while requests are sent.
  const known = fc.nat(10_000).map((at) => {
    const found = pool.of(name);
    return found[at % Math.max(found.length, 1)] ?? v7();
  });
  const fresh = fc.nat(10_000).map(() => v7());
  if (format === "uuid") return fc.oneof({ weight: 4, arbitrary: known }, fresh);
  if (format === "date-time") return someDay.map((day) => `${day}T03:04:05Z`);
  if (format === "date") return someDay;
  if (schema instanceof z.core.$ZodBase64) return fc.base64String({ maxLength: 200 });
  if (pattern === "^(\\d{1,15}|10{15})$")
    return fc.oneof(fc.bigInt(0n, 1_000_000_000_000_000n), fc.bigInt(0n, 10_000_000n)).map(String);
  if (pool.of(name).length > 0) return fc.oneof({ weight: 5, arbitrary: known }, anyText);
  const plain = fc
    .constantFrom("x", "Làng Teng", "I.1", "AID", "10")
    .map((text) => text.padEnd(minLength, "x").slice(0, maxLength));
  if (pattern !== "" && !pattern.includes("\\p{")) return fc.oneof(fc.stringMatching(new RegExp(pattern)), plain);
  return fc.oneof(anyText, plain, plain);
}

/** Whether the field may be left out, also behind a null or a default. */
function isOptional(schema: z.core.$ZodType | undefined): boolean {
  return schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault;
}
