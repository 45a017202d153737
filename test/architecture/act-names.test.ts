/**
 * One act, one name: what the server exports for an endpoint carries the endpoint's own name, and the prefix of the name is the stage in
 * which contract and route lie.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import type { Route } from "#server/platform/act/route.ts";
import { routesOf } from "#server/routes.ts";

type Exported = { readonly file: string; readonly name: string; readonly value: unknown };

function isRoute(value: unknown): value is Route {
  return typeof value === "object" && value !== null && "endpoint" in value && "handle" in value;
}

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === "object" && value !== null && "id" in value && "method" in value && "path" in value;
}

/** Exported routes whose name is not the endpoint's. */
function misnamed(all: readonly Exported[]): readonly string[] {
  return all.flatMap(({ file, name, value }) =>
    isRoute(value) && value.endpoint.id.split(".")[1] !== name ? [`${file}: ${name} is ${value.endpoint.id}`] : [],
  );
}

const stageIn = (file: string) => /^src\/(?:contract|server)\/([a-z]+)\//.exec(file)?.[1] ?? file;
const stageOf = (name: string) => name.split(".")[0];

/** Acts of another stage that an endpoint asks for, since what it shows or writes is that stage's. */
const actsOfOthers: Readonly<Record<string, string>> = {
  "area.listVillages": "registry.readHouseholds",
  "planning.getCauses": "review.readReviews",
  "planning.listNeedy": "review.readReviews",
  "planning.readBaselineInFull": "review.readReviews",
  "planning.readNeedsInFull": "review.readReviews",
  "planning.recordCauses": "review.recordCauses",
};

type Placed = { readonly file: string; readonly endpoint: Pick<AnyEndpoint, "id" | "act"> };

/** Endpoints, in contract or server, that are named after another stage than the one whose folder they lie in, or ask for its acts. */
function misplaced(all: readonly Placed[]): readonly string[] {
  return all.flatMap(({ file, endpoint: { id, act } }) => {
    const faults = stageOf(id) === stageIn(file) ? [] : [`${id} lies in ${file}`];
    const isOwn = act === undefined || stageOf(act) === stageOf(id) || actsOfOthers[id] === act;
    return isOwn ? faults : [...faults, `${id} asks for ${act}`];
  });
}

const routes = routesOf({ VUON_PAIN_VERSION: "pain.001.001.09" });
const names = new Set(routes.map(({ endpoint }) => endpoint.id.split(".")[1] ?? ""));

/** A route that is given what comes from outside (the messages of a bank) when routes are put together. */
function madeBy(make: (given: object) => unknown): unknown {
  return make.length === 1 && make.constructor.name === "Function" ? make({}) : undefined;
}

async function declaredEndpoints(): Promise<readonly Placed[]> {
  const found: Placed[] = [];
  for await (const file of glob("src/contract/*/*.ts")) {
    const module = (await import(`../../${file}`)) as Readonly<Record<string, unknown>>;
    for (const value of Object.values(module)) if (isEndpoint(value)) found.push({ file, endpoint: value });
  }
  return found;
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
  test("its prefix is the stage of contract and route, and of the act that it asks for", async () => {
    const declared = await declaredEndpoints();
    const routed = exported.flatMap(({ file, value }) => (isRoute(value) ? [{ file, endpoint: value.endpoint }] : []));
    assert.ok(declared.length > 250 && routed.length > 250);
    assert.deepEqual(misplaced([...declared, ...routed]), []);
    const asked = new Map(declared.map(({ endpoint: { id, act } }) => [id, act]));
    assert.deepEqual(Object.fromEntries(Object.keys(actsOfOthers).map((id) => [id, asked.get(id)])), actsOfOthers);
  });
  test("finds a planted other stage in contract, route and act", () => {
    const endpoint = { id: "planning.recordVoucher", act: "planning.recordBudget" } as const;
    assert.deepEqual(
      misplaced([
        { file: "src/contract/planning/voucher.ts", endpoint },
        { file: "src/contract/treasury/voucher.ts", endpoint },
        { file: "src/server/treasury/voucher/vouchers-service.ts", endpoint },
        { file: "src/contract/planning/voucher.ts", endpoint: { ...endpoint, act: "treasury.recordVoucher" } },
      ]),
      [
        "planning.recordVoucher lies in src/contract/treasury/voucher.ts",
        "planning.recordVoucher lies in src/server/treasury/voucher/vouchers-service.ts",
        "planning.recordVoucher asks for treasury.recordVoucher",
      ],
    );
  });
  test("finds a planted other name", () => {
    const [one] = exported;
    assert.equal(misnamed([{ file: "planted.ts", name: "endPlan", value: one?.value }]).length, 1);
  });
});
