/**
 * Every endpoint that somebody reads who may not read the households of an area by name: each number, sum of money, free value and
 * file of its answer is either left out by the mechanism of docs/decisions/0015-suppression.md, or stands here with the reason why it
 * tells nobody how many households there are.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { shownCount, shownFigure, shownMoney } from "#contract/shown-count.ts";
import { money } from "#contract/values.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { isPostKind, postLevels } from "#programme/authority/post/post.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { readConfig } from "#server/platform/config.ts";
import { publicRoutes, routesOf } from "#server/routes.ts";
import { defOf } from "#test/support/schema-def.ts";
import { handled, harmless, harmlessEverywhere, knowsByPost } from "./counts-listed.ts";

const endpoints = [...publicRoutes, ...routesOf(readConfig({}))].map((route) => route.endpoint);

/**
 * Posts that permit the act and not the reading of households; undefined stands for anybody. Those of an office read what is assigned to the
 * office by name, and nothing else by these acts (test/scenario/assigned-activities.test.ts).
 */
function readersWithoutNames({ act }: AnyEndpoint): readonly string[] {
  if (act === undefined) return ["anybody"];
  const naming = permissionOf("registry.readHouseholds");
  return Object.keys(permissionOf(act)).filter(
    (post) => !(post in naming) && !(isPostKind(post) && postLevels[post] === "office"),
  );
}

const kinds = ["number", "money", "free"] as const;
type Figure = { readonly path: string; readonly kind: (typeof kinds)[number]; readonly isShown: boolean };

/** Figures of a schema, and whether the wire can say that one is suppressed. */
function figuresOf(schema: z.core.$ZodType, path = "", isShown = false): readonly Figure[] {
  if (schema === shownCount || schema === shownFigure || schema === shownMoney)
    return [{ path, kind: schema === shownMoney ? "money" : "number", isShown: true }];
  if (schema === money) return [{ path, kind: "money", isShown }];
  if (schema instanceof z.core.$ZodNumber) return [{ path, kind: "number", isShown }];
  if (schema instanceof z.core.$ZodUnknown) return [{ path, kind: "free", isShown }];
  if (schema instanceof z.core.$ZodObject)
    return Object.entries(defOf(schema).shape).flatMap(([name, field]) => figuresOf(field, `${path}.${name}`));
  if (schema instanceof z.core.$ZodArray) return figuresOf(defOf(schema).element, path);
  if (schema instanceof z.core.$ZodRecord) return figuresOf(defOf(schema).valueType, `${path}{}`);
  if (schema instanceof z.core.$ZodUnion) {
    const { options } = defOf(schema);
    const saysSuppressed = options.some(
      (option) => option instanceof z.core.$ZodLiteral && defOf(option).values.includes(suppressed),
    );
    return options.flatMap((option) => figuresOf(option, path, saysSuppressed));
  }
  if (schema instanceof z.core.$ZodPipe) return figuresOf(defOf(schema).out, path, isShown);
  if (schema instanceof z.core.$ZodOptional) return figuresOf(defOf(schema).innerType, path, isShown);
  if (schema instanceof z.core.$ZodNullable) return figuresOf(defOf(schema).innerType, path, isShown);
  if (schema instanceof z.core.$ZodDefault) return figuresOf(defOf(schema).innerType, path, isShown);
  return [];
}

const listed = { ...handled, ...knowsByPost, ...harmless };

/** Figures of which the wire cannot say that they are suppressed. */
function openFigures(endpoint: AnyEndpoint): readonly string[] {
  if (readersWithoutNames(endpoint).length === 0) return [];
  if (endpoint.file !== undefined) return [`${endpoint.id}: a file`];
  const paths = figuresOf(endpoint.output)
    .filter(({ path, isShown }) => !isShown && !harmlessEverywhere.has(path.split(".").at(-1) ?? ""))
    .map(({ path }) => `${endpoint.id}: ${path}`);
  return [...new Set(paths)];
}

/** What is not listed; with one figure more or less than the list says, all of them are to be looked at. */
function faultsOf(endpoint: AnyEndpoint): readonly string[] {
  const open = openFigures(endpoint);
  return open.length === (listed[endpoint.id]?.figures ?? 0) ? [] : open;
}

describe("an answer to who may not read households by name", () => {
  test("holds no number that could tell a suppressed count, or says why it does not", () => {
    assert.deepEqual(endpoints.flatMap(faultsOf), []);
  });

  test("a planted count, and a planted export, are found", () => {
    const planted = (more: Partial<AnyEndpoint>): AnyEndpoint => ({
      ...(endpoints.find(({ id }) => id === "evaluation.readMeasures") ?? assert.fail()),
      id: "evaluation.planted",
      ...more,
    });
    const output = z.object({
      rows: z.array(z.object({ poor: z.number().int(), nearPoor: shownCount, year: z.number() })),
    });
    assert.deepEqual(faultsOf(planted({ output })), ["evaluation.planted: .rows.poor"]);
    const share = z.object({ byClass: z.record(z.string(), z.number().nullable()), paid: money.nullable() });
    assert.deepEqual(faultsOf(planted({ output: share })), [
      "evaluation.planted: .byClass{}",
      "evaluation.planted: .paid",
    ]);
    assert.deepEqual(faultsOf(planted({ file: "text/csv" })), ["evaluation.planted: a file"]);
    assert.deepEqual(
      faultsOf(planted({ act: "registry.readHouseholds", output })),
      [],
      "its readers know the households",
    );
    const costs = endpoints.find(({ id }) => id === "evaluation.readCosts") ?? assert.fail();
    const wider = z.object({ rows: z.array(z.object({ paid: money, costPerRemoved: money, poor: z.number() })) });
    assert.equal(faultsOf({ ...costs, output: wider }).length, 3, "one figure more than the list says");
  });

  test("every endpoint of the lists is there, and is in one of them", () => {
    const known = new Set(endpoints.map(({ id }) => id));
    const ids = [handled, knowsByPost, harmless].flatMap((list) => Object.keys(list));
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
  });
});
