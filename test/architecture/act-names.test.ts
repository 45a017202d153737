/** One act, one name: what the server exports for an endpoint carries the endpoint's own name. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import type { Route } from "#server/platform/act/route.ts";
import { routesOf } from "#server/routes.ts";

type Exported = { readonly file: string; readonly name: string; readonly value: unknown };

function isRoute(value: unknown): value is Route {
  return typeof value === "object" && value !== null && "endpoint" in value && "handle" in value;
}

/** Exported routes whose name is not the endpoint's. */
function misnamed(all: readonly Exported[]): readonly string[] {
  return all.flatMap(({ file, name, value }) =>
    isRoute(value) && value.endpoint.id.split(".")[1] !== name ? [`${file}: ${name} is ${value.endpoint.id}`] : [],
  );
}

const routes = routesOf({ VUON_PAIN_VERSION: "pain.001.001.09" });
const names = new Set(routes.map(({ endpoint }) => endpoint.id.split(".")[1] ?? ""));

/** A route that is given what comes from outside (the messages of a bank) when routes are put together. */
function madeBy(make: (given: object) => unknown): unknown {
  return make.length === 1 && make.constructor.name === "Function" ? make({}) : undefined;
}

async function exportedRoutes(): Promise<readonly Exported[]> {
  const found: Exported[] = [];
  for await (const file of glob("src/server/**/*.ts")) {
    if (file.endsWith(".test.ts") || !/from "#contract\//.test(await readFile(file, "utf8"))) continue;
    const module = (await import(`../../${file}`)) as Readonly<Record<string, unknown>>;
    for (const [name, exportedValue] of Object.entries(module)) {
      const value =
        names.has(name) && typeof exportedValue === "function"
          ? madeBy(exportedValue as (given: object) => unknown)
          : exportedValue;
      if (isRoute(value)) found.push({ file, name, value });
    }
  }
  return found;
}

describe("one act, one name", async () => {
  const exported = await exportedRoutes();
  test("an exported route is called as its endpoint", () => assert.deepEqual(misnamed(exported), []));
  test("every endpoint is answered by an exported route", () => {
    const known = new Set(exported.flatMap(({ value }) => (isRoute(value) ? [value.endpoint.id] : [])));
    const others = routes.filter(({ endpoint: { id } }) => !known.has(id));
    assert.deepEqual(
      others.map(({ endpoint }) => endpoint.id),
      [],
    );
  });
  test("finds a planted other name", () => {
    const [one] = exported;
    assert.equal(misnamed([{ file: "planted.ts", name: "endPlan", value: one?.value }]).length, 1);
  });
});
