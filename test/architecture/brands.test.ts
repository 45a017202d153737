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
/** What lies on a device is named by texts, which this device has written. None is to come. */
const kept: readonly (readonly [file: string, casts: number])[] = [["src/web/review/survey/kept-survey.ts", 2]];

async function castsBeyond(
  sources: AsyncIterable<readonly [file: string, source: string]>,
): Promise<readonly string[]> {
  const known = new Map([...makers, ...kept].map(([file, casts]) => [file, casts]));
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
  test("stand where the brand is made and where they are listed, no more than are listed", async () => {
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
