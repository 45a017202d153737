/**
 * Row security lets an act write by the prefix of its name, which is its stage: of each table the stage that owns it (table-owners.ts), and
 * another one only where it says here why.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { stagesInOrder, tablesOf } from "./table-owners.ts";

/** Stages that write beside the owner. */
const alsoWritten: Readonly<Record<string, readonly string[]>> = {
  // A support is paid, returned or given up with its batch.
  "delivery.support_acts": ["payment"],
  "delivery.supports": ["payment"],
  // The months of a line are set again while its money is spent.
  "planning.fund_line_schedules": ["treasury"],
  // A household that is imported with its survey has a review.
  "review.reviews": ["registry"],
};
/** Functions that write as the owner of the tables: whose acts may call them. */
const functionsWrite: Readonly<Record<string, readonly string[]>> = {
  "planning.book_all": ["planning", "delivery", "payment", "treasury"],
  // Of the version before: nothing of today calls it.
  "planning.book_on": ["planning", "delivery", "payment"],
  "planning.hold_year": ["planning"],
  "planning.post_all": ["ledger", "planning", "delivery", "payment", "treasury"],
  "registry.move_to_village": ["area"],
  "registry.take_back": ["registry"],
  "registry.take_back_villages": ["registry"],
  "registry.take_household": ["registry"],
  "review.take_first_village": ["registry"],
  "voice.pass_grievance": ["voice"],
};

type Written = { readonly name: string; readonly stages: readonly string[] };

const stagesOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/authority\.writes\(',([a-z,]+),'/g)].flatMap((match) => (match[1] ?? "").split(","))),
];
/** What follows each of these words, up to the next of them: a name, and the stages whose acts may write. */
const writtenBy = (schema: string, named: RegExp): readonly Written[] =>
  [...schema.matchAll(named)]
    .map((match) => ({ name: match[1] ?? "", stages: stagesOf(match[0]) }))
    .filter(({ stages }) => stages.length > 0);
const policiesOf = (schema: string) => writtenBy(schema, /^create policy \w+ on (\w+\.\w+) for .*;$/gm);
const functionsOf = (schema: string) =>
  writtenBy(schema, /^CREATE OR REPLACE FUNCTION (\w+\.\w+)\([^]*?\$function\$[^]*?\$function\$/gm);

const ownerOf = (table: string) =>
  stagesInOrder.find((stage) => [...tablesOf[stage].published, ...tablesOf[stage].own].includes(table)) ?? "nobody";

function faultsOf(policies: readonly Written[]): readonly string[] {
  return policies.flatMap(({ name, stages }) => {
    const owner = ownerOf(name);
    const others = stages.filter((stage) => stage !== owner && alsoWritten[name]?.includes(stage) !== true);
    const own = stages.includes(owner) ? [] : [`${name} takes no acts of ${owner}`];
    return [...own, ...others.map((stage) => `${name} takes acts of ${stage}`)];
  });
}

describe("row security takes writes", () => {
  test("of the stage that owns the table, and of others where it says so", async () => {
    const policies = policiesOf(await readFile("db/schema.sql", "utf8"));
    assert.ok(policies.length > 100, `only ${policies.length} policies were read`);
    assert.deepEqual(faultsOf(policies), []);
    const needless = Object.entries(alsoWritten).filter(([table, stages]) =>
      stages.some((stage) => !policies.some((one) => one.name === table && one.stages.includes(stage))),
    );
    assert.deepEqual(needless, []);
  });
  test("by functions that ask for acts of a stage", async () => {
    const functions = functionsOf(await readFile("db/schema.sql", "utf8"));
    assert.deepEqual(Object.fromEntries(functions.map(({ name, stages }) => [name, stages])), functionsWrite);
  });
  test("of no planted stage", () => {
    const planted = `create policy planted on planning.vouchers for insert with check (authority.writes(',planning,'::text, area_id));`;
    assert.deepEqual(faultsOf(policiesOf(planted)), [
      "planning.vouchers takes no acts of treasury",
      "planning.vouchers takes acts of planning",
    ]);
  });
});
