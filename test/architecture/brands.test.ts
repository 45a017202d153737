/**
 * An id, a day and an amount are branded where they come in (the contract's schemas), where they are read (the types of the tables,
 * scripts/schema-brands.ts) and where they are made (src/kernel). A cast claims a brand that nobody checked.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

const cast = /\bas (?:Id<|Money\b|LocalDate\b)/g;
const countCasts = (source: string) => source.match(cast)?.length ?? 0;

/** Where a brand begins. */
const makers: readonly (readonly [file: string, casts: number, makes: string])[] = [
  ["src/kernel/id.ts", 1, "idOf"],
  ["src/kernel/local-date.ts", 2, "parseLocalDate and dateOfDayNumber"],
  ["src/kernel/money.ts", 6, "dong, sums and shares"],
  ["src/server/platform/new-id.ts", 1, "a UUID that was just made, on the path of every import"],
  ["demo/generator/demo-id.ts", 1, "a UUID that was just made of seeded chance"],
  ["test/support/named-id.ts", 1, "a name in place of an id, for tests of the domain"],
];
/** Fields of a form are texts until it is sent, and what lies on a device is named by texts. These are to go with the form library; none is to come. */
const forms: readonly (readonly [file: string, casts: number])[] = [
  ["src/web/planning/allocation/NewAllocationPage.tsx", 1],
  ["src/web/planning/allocation/allocation-draft.ts", 2],
  ["src/web/planning/optimiser/NewOptimiserRunPage.tsx", 1],
  ["src/web/planning/plan-editor/PlanAdjustPage.tsx", 1],
  ["src/web/planning/reallocation/NewReallocationPage.tsx", 2],
  ["src/web/registry/bulk/BulkChange.tsx", 1],
  ["src/web/registry/bulk/BulkFilePage.tsx", 2],
  ["src/web/registry/correction/use-correction-text.ts", 3],
  ["src/web/registry/duplicate/DuplicatesPage.tsx", 1],
  ["src/web/registry/household/AsOf.tsx", 1],
  ["src/web/registry/import/FileStep.tsx", 1],
  ["src/web/registry/import/NewImportPage.tsx", 1],
  ["src/web/review/standard/LoadScoreTablePage.tsx", 1],
  ["src/web/review/survey/kept-survey.ts", 2],
  ["src/web/review/village/MeetingPage.tsx", 1],
];

async function castsBeyond(
  sources: AsyncIterable<readonly [file: string, source: string]>,
): Promise<readonly string[]> {
  const known = new Map([...makers, ...forms].map(([file, casts]) => [file, casts]));
  const found: string[] = [];
  for await (const [file, source] of sources) {
    const [casts, allowed] = [countCasts(source), known.get(file) ?? 0];
    if (casts > allowed) found.push(`${file}: ${casts} casts to a brand, ${allowed} are listed`);
  }
  return found;
}

async function* sourcesOf(): AsyncGenerator<readonly [string, string]> {
  for await (const file of glob("{src,demo,test,bench,scripts}/**/*.{ts,tsx}"))
    if (file !== "test/architecture/brands.test.ts") yield [file, await readFile(file, "utf8")];
}

describe("casts to a brand", () => {
  test("stand where the brand is made and in the forms that are listed, no more than are listed", async () => {
    assert.deepEqual(await castsBeyond(sourcesOf()), []);
  });

  test("a planted one is found", async () => {
    async function* planted(): AsyncGenerator<readonly [string, string]> {
      yield ["src/server/review/round/rounds-store.ts", 'return row.round_id as Id<"round">;'];
      yield ["src/kernel/id.ts", "return text as Id<Kind>;"];
      yield ["src/programme/treasury/schedule.ts", "return (a - b) as Money;\nconst day = text as LocalDate;"];
    }
    assert.deepEqual(await castsBeyond(planted()), [
      "src/server/review/round/rounds-store.ts: 1 casts to a brand, 0 are listed",
      "src/programme/treasury/schedule.ts: 2 casts to a brand, 0 are listed",
    ]);
  });
});
