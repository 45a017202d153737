/** How well people who are recorded twice are found, where the truth is known. The bench tells more sizes and their times. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { randomFrom } from "#demo/generator/random.ts";
import { findDuplicatePeople } from "#programme/registry/duplicate/find-duplicate-people.ts";
import { findDuplicates } from "#programme/registry/duplicate/find-duplicates.ts";
import { madeUpRegister } from "#test/support/made-up-register.ts";
import { sharedData } from "#test/support/shared-data.ts";
import { readFake, readFebrl } from "../../bench/support/duplicate-files.ts";
import { scorePairs } from "../../bench/support/score-pairs.ts";

const folder = sharedData("duplicates");
const random = () => randomFrom("draws").unit;

describe("people who are recorded twice", () => {
  for (const file of ["febrl1", "febrl2"]) {
    test(`are found in ${file}, the known public file, and hardly anybody else`, async (context) => {
      if (folder === undefined) {
        context.skip("../shared/data/duplicates is not here");
        return;
      }
      const records = await readFebrl(`${folder}${file}.csv`);
      const { pairs } = findDuplicates(records, { random: random() });
      const { precision, recall } = scorePairs(
        records.truth,
        pairs.filter(({ decision }) => decision === "same"),
      );
      context.diagnostic(`${file}: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`);
      assert.ok(precision >= 0.995 && recall >= 0.97, `precision ${precision}, recall ${recall}`);
    });
  }

  test("are found in fake1000, of which a fifth of the values is missing", async (context) => {
    if (folder === undefined) {
      context.skip("../shared/data/duplicates is not here");
      return;
    }
    const records = await readFake(`${folder}fake1000.csv`);
    const { pairs } = findDuplicates(records, { random: random() });
    const { precision, recall } = scorePairs(
      records.truth,
      pairs.filter(({ decision }) => decision === "same"),
    );
    context.diagnostic(`fake1000: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`);
    assert.ok(precision >= 0.995 && recall >= 0.8, `precision ${precision}, recall ${recall}`);
  });

  test("are found among made-up people of the province with the errors of handwritten lists; most of the rest are shown to an officer", () => {
    const { records, truth } = madeUpRegister("test", 16_384);
    const { pairs } = findDuplicatePeople(records, { random: random() });
    const sure = scorePairs(
      truth,
      pairs.filter(({ decision }) => decision === "same"),
    );
    assert.ok(sure.precision >= 0.995 && sure.recall >= 0.94, `precision ${sure.precision}, recall ${sure.recall}`);
    const shown = scorePairs(truth, pairs);
    assert.ok(shown.recall >= 0.98, `recall ${shown.recall}`);
  });

  test("are not found where nobody is: a score of everything would fail", () => {
    const { truth } = madeUpRegister("test", 1000);
    const everything = truth.slice(1).map((_, at) => ({ left: at, right: at + 1 }));
    assert.ok(scorePairs(truth, everything).precision < 0.995);
  });
});
