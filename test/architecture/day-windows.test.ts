/** Every day that is sent has its window, in the body of an act and in what a read asks; what a window rests on is known to the record of the act. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { groundsAskedFor, upToToday } from "#contract/day-window.ts";
import type { DayWindows } from "#contract/day-window.ts";
import { isWrite } from "#contract/endpoint.ts";
import { dayInput } from "#contract/input.ts";
import { readConfig } from "#server/platform/config.ts";
import { routesOf } from "#server/routes.ts";
import { defOf } from "#test/support/schema-def.ts";

const routes = routesOf(readConfig({}));
const [acts, reads] = [
  routes.filter(({ endpoint }) => isWrite(endpoint)),
  routes.filter(({ endpoint }) => !isWrite(endpoint)),
];

/** The paths of all days within a body, as `members[].birthDate`. */
function daysWithin(schema: z.core.$ZodType, path = ""): readonly string[] {
  if (schema === dayInput) return [path];
  if (schema instanceof z.core.$ZodObject)
    return Object.entries(defOf(schema).shape).flatMap(([name, field]) =>
      daysWithin(field, path === "" ? name : `${path}.${name}`),
    );
  if (schema instanceof z.core.$ZodArray) return daysWithin(defOf(schema).element, `${path}[]`);
  if (schema instanceof z.core.$ZodUnion) return defOf(schema).options.flatMap((one) => daysWithin(one, path));
  if (schema instanceof z.core.$ZodRecord) return daysWithin(defOf(schema).valueType, `${path}{}`);
  if (schema instanceof z.core.$ZodPipe) return daysWithin(defOf(schema).in, path);
  if (schema instanceof z.core.$ZodOptional) return daysWithin(defOf(schema).innerType, path);
  if (schema instanceof z.core.$ZodNullable) return daysWithin(defOf(schema).innerType, path);
  if (schema instanceof z.core.$ZodDefault) return daysWithin(defOf(schema).innerType, path);
  return [];
}

/** What is wrong with the windows of one act. */
function faultsOf(
  endpoint: {
    readonly id: string;
    readonly body: z.core.$ZodType;
    readonly query?: z.core.$ZodType;
    readonly days?: DayWindows;
  },
  groundsKnown: readonly string[],
): readonly string[] {
  const asked = endpoint.query === undefined ? [] : daysWithin(endpoint.query);
  const [days, windows] = [new Set([...daysWithin(endpoint.body), ...asked]), endpoint.days ?? {}];
  const named = Object.values(windows).flatMap(({ notBefore = [] }) =>
    notBefore.flatMap((one) => (typeof one === "string" ? [] : [one.field])),
  );
  return [
    ...[...days].filter((path) => windows[path] === undefined).map((path) => `${path} has no window`),
    ...[...Object.keys(windows), ...named].filter((path) => !days.has(path)).map((path) => `${path} is no day`),
    ...groundsAskedFor(windows)
      .filter((ground) => !groundsKnown.includes(ground))
      .map((ground) => `rests on the ${ground}, which its record does not know`),
  ].map((fault) => `${endpoint.id}: ${fault}`);
}

test("every day in the body of an act has its window", () => {
  assert.deepEqual(
    acts.flatMap(({ endpoint, groundsKnown }) => faultsOf(endpoint, groundsKnown)),
    [],
  );
  assert.ok(acts.filter(({ endpoint }) => endpoint.days !== undefined).length > 40);
});

test("every day by which a read asks has its window", () => {
  assert.deepEqual(
    reads.flatMap(({ endpoint }) => faultsOf(endpoint, [])),
    [],
  );
  assert.ok(reads.filter(({ endpoint }) => endpoint.days !== undefined).length > 20);
  const planted = { id: "planted", query: z.object({ on: dayInput.optional() }), body: z.object({}) };
  assert.deepEqual(faultsOf(planted, []), ["planted: on has no window"]);
});

test("a day without a window, a window without a day and an unknown ground are found (planted faults)", () => {
  const body = z.object({ on: dayInput, rows: z.array(z.object({ signedOn: dayInput.nullable() })).max(3) });
  const planted = { id: "planted", body };
  assert.deepEqual(faultsOf(planted, []), ["planted: on has no window", "planted: rows[].signedOn has no window"]);
  const days: DayWindows = {
    on: { notBefore: ["meeting", { field: "signed", is: "meeting" }], notAfter: "today" },
    "rows[].signedOn": upToToday,
    "rows[].on": upToToday,
  };
  assert.deepEqual(faultsOf({ ...planted, days }, ["posting"]), [
    "planted: rows[].on is no day",
    "planted: signed is no day",
    "planted: rests on the meeting, which its record does not know",
  ]);
  assert.deepEqual(faultsOf({ ...planted, days }, ["meeting"]).length, 2);
});
