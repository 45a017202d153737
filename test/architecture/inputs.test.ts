/**
 * What comes in is bounded: every text, number, list and record that an endpoint takes has an end, and is built from
 * src/contract/input.ts. What goes out is not bounded by the same schemas: a record from before a bound is still shown.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { dayInput, moneyInput, text, yearInput } from "#contract/input.ts";
import { day, money } from "#contract/values.ts";
import { readConfig } from "#server/platform/config.ts";
import { publicRoutes, routesOf } from "#server/routes.ts";
import { defOf } from "#test/support/schema-def.ts";

const endpoints = [...publicRoutes, ...routesOf(readConfig({}))].map((route) => route.endpoint);

type Node = { readonly path: string; readonly schema: z.core.$ZodType };

/** Every schema within a schema, with the path to it. */
function nodesOf(schema: z.core.$ZodType, path: string): readonly Node[] {
  const within = (inner: z.core.$ZodType, name: string) => nodesOf(inner, `${path}${name}`);
  const here = { path, schema };
  if (schema instanceof z.core.$ZodObject) {
    const { shape, catchall } = defOf(schema);
    const fields = Object.entries(shape).flatMap(([name, field]) => within(field, `.${name}`));
    return [here, ...fields, ...(catchall === undefined ? [] : within(catchall, ".*"))];
  }
  if (schema instanceof z.core.$ZodArray) return [here, ...within(defOf(schema).element, "[]")];
  if (schema instanceof z.core.$ZodUnion) return [here, ...defOf(schema).options.flatMap((one) => within(one, "|"))];
  if (schema instanceof z.core.$ZodRecord) {
    const { keyType, valueType } = defOf(schema);
    return [here, ...within(keyType, "{key}"), ...within(valueType, "{}")];
  }
  if (schema instanceof z.core.$ZodPipe) return [here, ...within(defOf(schema).in, "")];
  if (schema instanceof z.core.$ZodOptional) return [here, ...within(defOf(schema).innerType, "")];
  if (schema instanceof z.core.$ZodNullable) return [here, ...within(defOf(schema).innerType, "")];
  if (schema instanceof z.core.$ZodDefault) return [here, ...within(defOf(schema).innerType, "")];
  return [here];
}

const bounded = ["enum", "literal", "boolean", "null", "undefined", "never"];

/** Why a schema may not take anything in; undefined when it may. */
function faultOf({ schema }: Node): string | undefined {
  const def = defOf(schema);
  if (schema instanceof z.core.$ZodArray) return hasEnd(schema, "maxItems") ? undefined : "a list without an end";
  if (schema instanceof z.core.$ZodNumber) {
    const { minimum = -Infinity, maximum = Infinity } = z.toJSONSchema(schema, { io: "input" });
    const isBounded = minimum >= Number.MIN_SAFE_INTEGER && maximum < Number.MAX_SAFE_INTEGER;
    return isBounded && minimum !== Number.MIN_SAFE_INTEGER ? undefined : "a number without bounds";
  }
  if (schema instanceof z.core.$ZodString) {
    const { maxLength, format, pattern } = z.toJSONSchema(schema, { io: "input" });
    const isWhole =
      pattern !== undefined && /^\^.*\$$/.test(pattern) && !/[*+]|,\}/.test(pattern.replaceAll(/\[[^\]]*\]/g, "x"));
    return maxLength !== undefined || isWhole || format === "uuid" ? undefined : "a text without an end";
  }
  if (schema === money || schema === day) return "a value of answers, which is wider than what is taken in";
  if (def.type === "unknown") return undefined;
  const isContainer = ["object", "union", "record", "pipe", "optional", "nullable", "default"].includes(def.type);
  return isContainer || bounded.includes(def.type) ? undefined : `${def.type} is not known to this test`;
}

function hasEnd(schema: z.core.$ZodType, name: "maxItems"): boolean {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })[name] !== undefined;
}

const faultsOf = (nodes: readonly Node[]) =>
  nodes.flatMap((node) => {
    const fault = faultOf(node);
    return fault === undefined ? [] : [`${node.path}: ${fault}`];
  });

/** Free values: the door checks their texts, keys and depth; the handler reads them by a schema of the pack. */
const free = [
  "authority.addPasskey body.response.clientExtensionResults{}",
  "area.importBoundaries body.features[].properties{}",
  "review.submitAnswers body.answers{}",
];

describe("an input of the contract", () => {
  for (const endpoint of endpoints) {
    test(`${endpoint.id} takes nothing without an end`, () => {
      const nodes = (["params", "query", "body"] as const).flatMap((part) =>
        nodesOf(endpoint[part], `${endpoint.id} ${part}`),
      );
      assert.deepEqual(faultsOf(nodes), []);
      const unknowns = nodes.filter(({ schema }) => defOf(schema).type === "unknown").map(({ path }) => path);
      assert.deepEqual(
        unknowns.filter((path) => !free.includes(path)),
        [],
      );
    });
  }

  test("is found when it has no end (planted faults)", () => {
    const planted = z.object({
      name: z.string(),
      rows: z.array(z.object({ count: z.number(), whole: z.int() })),
      code: z.string().regex(/^[a-z]+$/),
      amount: money,
      on: day,
    });
    assert.equal(faultsOf(nodesOf(planted, "planted")).length, 7);
    const right = z.object({
      name: text(10),
      rows: z.array(z.object({ year: yearInput })).max(3),
      moneyInput,
      dayInput,
    });
    assert.deepEqual(faultsOf(nodesOf(right, "right")), []);
  });
});

describe("an answer of the contract", () => {
  const inputOnly: readonly z.core.$ZodType[] = [moneyInput, dayInput];
  for (const endpoint of endpoints) {
    test(`${endpoint.id} is not bounded by what is taken in`, () => {
      const narrow = nodesOf(endpoint.output, endpoint.id).filter(({ schema }) => inputOnly.includes(schema));
      assert.deepEqual(
        narrow.map(({ path }) => path),
        [],
      );
    });
  }
  test("is found when it is (planted fault)", () => {
    assert.equal(
      nodesOf(z.object({ sum: moneyInput }), "x").filter(({ schema }) => inputOnly.includes(schema)).length,
      1,
    );
  });
});
