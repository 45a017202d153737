/** Every act of a state table is made by an endpoint: what no endpoint reaches is a promise in the table and nothing else. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

type StateTable = { readonly actType: string; readonly acts: readonly string[]; readonly inTable: ReadonlySet<string> };

/** What the server makes the acts of a table by: declarations of endpoints, and the functions of the table that they call for many records. */
const madeBy: Readonly<Record<string, readonly string[]>> = {
  ActivityAct: ["activityAct", "applyActivityAct"],
  BatchAct: ["batchAct", "preparedBatchAct", "applyBatchAct"],
  SupportAct: ["supportAct", "loadChosen", "supportMoves", "applySupportAct"],
  PlanAct: ["planAct", "planTableAct"],
  ReallocationAct: ["reallocationAct"],
  WorkAct: ["workAct"],
  ReferralAct: ["referralAct"],
  GrievanceAct: ["grievanceAct"],
  CourseAct: ["courseAct"],
  CycleAct: ["cycleAct"],
  OfftakeAct: ["offtakeAct"],
  ReviewAct: ["reviewAct", "surveyAct", "screeningAct", "statusAct", "moveOf", "applyAct"],
};

/** The tables of states of a file, by the type of their acts: `satisfies Record<State, Partial<Record<Act, State>>>`. */
export function tablesIn(source: string): readonly StateTable[] {
  const tables = source.matchAll(/= \{\n([\s\S]*?)\n\} as const satisfies Record<[^;]*?Record<(\w+Act),/g);
  return [...tables].map(([, body = "", actType = ""]) => {
    const listName = `${actType.charAt(0).toLowerCase()}${actType.slice(1)}s`;
    const list = new RegExp(`${listName} = \\[([^\\]]*)\\]`).exec(source)?.[1] ?? "";
    const acts = [...list.matchAll(/"(\w+)"/g)].map(([, act = ""]) => act);
    return { actType, acts, inTable: new Set([...body.matchAll(/(\w+): "\w+"/g)].map(([, act = ""]) => act)) };
  });
}

/** The words in quotation marks that calls of the functions begin with: what follows `async` is the body of an act. */
export function actsMade(source: string, functions: readonly string[]): readonly string[] {
  const calls = source.matchAll(new RegExp(`\\b(?:${functions.join("|")})\\(((?:(?!async|;)[\\s\\S]){0,300})`, "g"));
  return [...calls].flatMap(([, given = ""]) => [...given.matchAll(/"(\w+)"/g)].map(([, word = ""]) => word));
}

function withoutEndpoint({ actType, acts, inTable }: StateTable, sources: readonly string[]): readonly string[] {
  const made = new Set(sources.flatMap((source) => actsMade(source, madeBy[actType] ?? ["nothing makes it"])));
  return [...new Set([...acts, ...inTable])].filter((act) => !inTable.has(act) || !made.has(act));
}

async function sourcesOf(pattern: string): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern)) if (!file.endsWith(".test.ts")) files.push(file);
  return Promise.all(files.map(async (file) => readFile(file, "utf8")));
}

describe("every act of a state table is made by an endpoint", async () => {
  const rules = await sourcesOf("src/programme/**/*.ts");
  const tables = rules.flatMap(tablesIn);
  // A file that declares a table is no use of it.
  const sources = [
    ...(await sourcesOf("src/server/**/*.ts")),
    ...rules.filter((source) => tablesIn(source).length === 0),
  ];
  test("all tables are found", () => {
    assert.deepEqual(tables.map(({ actType }) => actType).toSorted(), Object.keys(madeBy).toSorted());
    for (const { acts } of tables) assert.ok(acts.length > 2);
  });
  for (const table of tables)
    test(`each ${table.actType} is reached`, () => assert.deepEqual(withoutEndpoint(table, sources), []));
  test("finds a planted act that no endpoint makes", () => {
    const [planted] = tablesIn(
      'const planActs = ["close", "reopen"] as const;\nconst t = {\n  closed: { reopen: "approved", close: "closed" },\n} as const satisfies Record<PlanState, Partial<Record<PlanAct, PlanState>>>;',
    );
    assert.ok(planted !== undefined);
    assert.deepEqual(withoutEndpoint(planted, sources), ["reopen"]);
  });
});
