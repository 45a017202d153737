/**
 * Doors between the stages of the server (ARCHITECTURE.md): the tables in every text of src/server/STAGE are read. Nobody writes or locks
 * another stage's table, nobody reads a later stage's, and of an earlier one's only what table-owners.ts publishes.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { readSources } from "./read-imports.ts";
import { commonFunctions, functionsOf, platformReads, stagesInOrder, tablesOf } from "./table-owners.ts";
import type { Stage } from "./table-owners.ts";

type Use = { readonly table: string; readonly writes: boolean };

const ownerOf = new Map(
  stagesInOrder.flatMap((stage) =>
    [...tablesOf[stage].published, ...tablesOf[stage].own].map((table) => [table, stage] as const),
  ),
);
const published = new Set(stagesInOrder.flatMap((stage) => tablesOf[stage].published));
const schemas = new Set([...ownerOf.keys()].map((table) => table.split(".")[0] ?? ""));
const qualified = new RegExp(String.raw`\b(?:${[...schemas].join("|")})\.[a-z_]+\b`, "g");
const writing =
  /(?:\binsert\s+into|\bupdate|\bdelete\s+from|\bmerge\s+into|\btruncate|\block\s+table|\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*["'])\s*(?:only\s+)?$/i;

const withoutComments = (source: string) =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*(?:\/\/|--).*$/gm, "");

/** The texts between backticks; what is in ${…} is a text of its own. */
export function templatesIn(code: string): readonly string[] {
  const found: string[] = [];
  /** One for each open template: its text so far, and how many braces are open in its ${…}; -1 while in the text itself. */
  const open: { text: string; braces: number }[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const one = code[at] ?? "";
    const inner = open.at(-1);
    if (inner === undefined || inner.braces >= 0) {
      if (one === "`") open.push({ text: "", braces: -1 });
      else if (inner !== undefined && one === "{") inner.braces += 1;
      else if (inner !== undefined && one === "}") inner.braces -= 1;
    } else if (one === "\\") {
      inner.text += code.slice(at, at + 2);
      at += 1;
    } else if (one === "`") found.push(open.pop()?.text ?? "");
    else if (one === "$" && code[at + 1] === "{") {
      inner.text += " ? ";
      inner.braces = 0;
      at += 1;
    } else inner.text += one;
  }
  assert.equal(open.length, 0, `a text is not closed: ${open.at(-1)?.text.slice(0, 80)}`);
  return found;
}

/** Tables that a statement locks: those that "for update of" names, else all that it reads. */
function lockedIn(statement: string): readonly string[] {
  const lock = /\bfor\s+(?:no\s+key\s+)?(?:update|share|key\s+share)\b(?:\s+of\s+(\w+))?/i.exec(statement);
  if (lock === null) return [];
  const [, alias] = lock;
  const read = statement.matchAll(/\b(?:from|join)\s+(\w+\.\w+)(?:\s+(?:as\s+)?(\w+))?/gi);
  return [...read].flatMap(([, table = "", as]) => (alias === undefined || as === alias ? [table] : []));
}

export function usesIn(source: string): readonly Use[] {
  const code = withoutComments(source);
  const named = [...code.matchAll(qualified)]
    .filter(([table]) => ownerOf.has(table))
    .map((match) => ({
      table: match[0],
      writes: writing.test(code.slice(Math.max(0, match.index - 60), match.index)),
    }));
  const locked = templatesIn(code).flatMap((statement) =>
    lockedIn(statement)
      .filter((table) => ownerOf.has(table))
      .map((table) => ({ table, writes: true })),
  );
  const lockedByBuilder = [...code.matchAll(/\.for(?:NoKeyUpdate|KeyShare|Update|Share)\(/g)].flatMap(({ index }) => {
    const [, table] = [...code.slice(0, index).matchAll(/\.selectFrom\(\s*"(\w+\.\w+)/g)].at(-1) ?? [];
    return table !== undefined && ownerOf.has(table) ? [{ table, writes: true }] : [];
  });
  return [...named, ...locked, ...lockedByBuilder];
}

/** What is wrong with a file's use of a table, or undefined. */
export function doorFault(file: string, { table, writes }: Use): string | undefined {
  const stage = stagesInOrder.find((one) => file.startsWith(`src/server/${one}/`));
  const owner = ownerOf.get(table);
  if (stage === undefined || owner === undefined || owner === stage) return undefined;
  if (writes) return `${file} writes ${table}, which ${owner} owns: call an act of #server/${owner}/published.ts`;
  if (stage === "platform" && platformReads.includes(table)) return undefined;
  if (isAfter(owner, stage))
    return `${file} reads ${table} of ${owner}, which comes after ${stage}: declare a question`;
  return published.has(table)
    ? undefined
    : `${file} reads ${table}, which ${owner} does not publish: ask #server/${owner}/published.ts`;
}

const ownerOfFunction = new Map(
  stagesInOrder.flatMap((stage) => functionsOf[stage].map((name) => [name, stage] as const)),
);

const callsIn = (source: string) =>
  [...withoutComments(source).matchAll(/\b([a-z_]+\.[a-z_]+)\(/g)].map((match) => match[1] ?? "");

/** What is wrong with a file's call of a function of the database, or undefined. */
export function callFault(file: string, name: string): string | undefined {
  const stage = stagesInOrder.find((one) => file.startsWith(`src/server/${one}/`));
  const owner = ownerOfFunction.get(name);
  if (stage === undefined || owner === undefined || owner === stage) return undefined;
  return `${file} calls ${name} of ${owner}: ${isAfter(owner, stage) ? "declare a question" : `ask #server/${owner}/published.ts`}`;
}

const isAfter = (one: Stage, other: Stage) => stagesInOrder.indexOf(one) > stagesInOrder.indexOf(other);

const isProduct = (file: string) => !file.endsWith(".test.ts") && !file.endsWith("/schema-types.ts");

/** Every table is copied out and in whole, of every owner. */
const isArchive = (file: string) => file.startsWith("src/server/platform/archive/");

describe("every table", () => {
  test("has one owner", async () => {
    const schema = await readFile("db/schema.sql", "utf8");
    const tables = [...schema.matchAll(/^create (?:table|view) (\w+\.\w+)/gm)].map((match) => match[1] ?? "");
    const owned = stagesInOrder.flatMap((stage) => [...tablesOf[stage].published, ...tablesOf[stage].own]);
    assert.ok(tables.length > 90, `only ${tables.length} tables were read`);
    assert.deepEqual(owned.toSorted(), tables.toSorted());
  });
  test("that is published is read by another stage", async () => {
    const read = new Set<string>();
    for (const [file, source] of await readSources("src/server/*/**/*.ts"))
      if (isProduct(file))
        for (const { table } of usesIn(source))
          if (!file.startsWith(`src/server/${ownerOf.get(table)}/`)) read.add(table);
    assert.deepEqual(
      [...published].filter((table) => !read.has(table)),
      [],
    );
  });
});

describe("a stage", () => {
  test("uses tables of another only by its door", async () => {
    const files = (await readSources("src/server/*/**/*.ts")).filter(([file]) => isProduct(file) && !isArchive(file));
    const uses = files.flatMap(([file, source]) => usesIn(source).map((use) => [file, use] as const));
    assert.ok(uses.length > 600, `only ${uses.length} uses of tables were seen`);
    assert.deepEqual(
      [...new Set(uses.map(([file, use]) => doorFault(file, use)))].filter((fault) => fault !== undefined),
      [],
    );
  });
  test("calls functions of the database that are its own, or everybody's", async () => {
    const schema = await readFile("db/schema.sql", "utf8");
    const functions = new Set(
      [...schema.matchAll(/^CREATE OR REPLACE FUNCTION (\w+\.\w+)\(/gm)].map((match) => match[1]),
    );
    assert.ok(functions.size > 40, `only ${functions.size} functions were read`);
    const files = (await readSources("src/server/*/**/*.ts")).filter(([file]) => isProduct(file));
    const calls = files.flatMap(([file, source]) =>
      callsIn(source)
        .filter((name) => functions.has(name))
        .map((name) => [file, name] as const),
    );
    assert.deepEqual(
      [...new Set(calls.map(([, name]) => name))].toSorted(),
      [...ownerOfFunction.keys(), ...commonFunctions].toSorted(),
    );
    assert.deepEqual(
      calls.map(([file, name]) => callFault(file, name)).filter((fault) => fault !== undefined),
      [],
    );
  });
  test("is caught when it calls another's", () => {
    const [name = ""] = callsIn("sql`select review.take_first_village(${ids})`");
    assert.match(callFault("src/server/registry/a.ts", name) ?? "", /declare a question/);
    assert.match(callFault("src/server/evaluation/a.ts", name) ?? "", /published\.ts/);
  });
  const planted: readonly (readonly [string, string, string])[] = [
    ["writes another's", "src/server/payment/a.ts", "sql`update delivery.supports support set state = ${paid}`"],
    ["writes by the builder", "src/server/planning/a.ts", 'tx.insertInto("review.household_causes")'],
    ["deletes an earlier one's", "src/server/review/a.ts", "sql`delete from registry.memberships where true`"],
    [
      "locks another's",
      "src/server/payment/a.ts",
      "sql`select ${columns} from delivery.supports support join payment.payees payee using (household_id) for update of support`",
    ],
    ["locks by the builder", "src/server/treasury/a.ts", 'tx.selectFrom("planning.fund_lines").forNoKeyUpdate()'],
    ["reads a later one's", "src/server/area/a.ts", "sql`select from registry.households`"],
    ["joins a later one's", "src/server/registry/a.ts", 'query.innerJoin("review.reviews as review", "a", "b")'],
    ["reads what is not published", "src/server/payment/a.ts", "sql`select ciphertext from registry.identifiers`"],
    ["hides it in a part", "src/server/ledger/a.ts", "sql`select ${sql`(select title from planning.goals)`}`"],
    ["reads a stage from the platform", "src/server/platform/a.ts", "sql`select from registry.people`"],
  ];
  for (const [what, file, source] of planted)
    test(`is caught when it ${what}`, () =>
      assert.notEqual(
        usesIn(source)
          .map((use) => doorFault(file, use))
          .find((fault) => fault !== undefined),
        undefined,
      ));
  test("may join what an earlier one publishes, and lock its own rows beside it", () => {
    const source =
      "sql`select from payment.payees payee join registry.people person using (person_id) for update of payee`";
    assert.deepEqual(
      usesIn(source).map((use) => doorFault("src/server/payment/a.ts", use)),
      [undefined, undefined, undefined],
    );
  });
});
