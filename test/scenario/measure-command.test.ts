/** `vuon measure` on files: what it prints, and what it says where something is wrong. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { CheckFailed } from "#cli/cli-platform.ts";
import { measureCommand } from "#cli/evaluation/measure.ts";
import { readColumnsHere } from "../../src/main/read-columns-here.ts";

const pack = `id: two
version: "1"
kind: measure
title: { vi: Hai, en: Two, id: Dua }
sources: [made up]
confidence: high
poorFromPercent: "50"
dimensions: [{ code: home, name: { vi: Nhà, en: Home, id: Rumah } }, { code: school, name: { vi: Học, en: School, id: Sekolah } }]
indicators:
  - { code: roof, dimension: home, weight: 1, name: { vi: Mái, en: Roof, id: Atap } }
  - { code: floor, dimension: home, weight: 1, name: { vi: Nền, en: Floor, id: Lantai } }
  - { code: attends, dimension: school, weight: 2, name: { vi: Đi học, en: Attendance, id: Kehadiran } }
`;
const survey = `roof;floor;att;area;year
1;1;0;north;2020
0;0;1;south;2020
0;0;0;north;2020
1;0;0;south;2020
1;;1;south;2020
1;1;1;north;2022
0;0;0;south;2022
`;

describe("vuon measure", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "vuon-measure-"));
    await writeFile(join(folder, "two.yaml"), pack);
    await writeFile(join(folder, "survey.csv"), survey);
  });
  after(async () => rm(folder, { recursive: true }));

  async function run(file: string, ...args: readonly string[]) {
    let [printed, said] = ["", ""];
    const command = measureCommand(
      readColumnsHere,
      (text) => {
        printed += text;
      },
      (text) => {
        said += `${text}\n`;
      },
    ).exitOverride();
    await command.parseAsync(
      [join(folder, file), "--pack", join(folder, "two.yaml"), "--column", "attends=att", ...args],
      { from: "user" },
    );
    return { printed, said };
  }
  const rows = z.array(z.record(z.string(), z.string()));

  test("measures each time and group, and says what it left out", async () => {
    const { printed, said } = await run("survey.csv", "--by", "area", "--over", "year", "--csv");
    assert.match(said, /measured by two 1: 6 rows, 1 left out for a missing cell/);
    assert.match(said, /6 sampling units in 1 strata, 5 degrees of freedom/);
    const found = rows.parse(parse(printed, { columns: true }));
    const of = (group: string, time: string, measure: string, part = "") =>
      found.find(
        (row) => row["group"] === group && row["time"] === time && row["measure"] === measure && row["part"] === part,
      )?.["estimate"];
    // 2020: two of four poor at half of the weights, each lacking just half.
    assert.deepEqual([of("all", "2020", "H"), of("all", "2020", "A"), of("all", "2020", "M0")], ["0.5", "0.5", "0.25"]);
    assert.deepEqual([of("all", "2020", "uncensored", "roof"), of("all", "2020", "censored", "roof")], ["0.5", "0.25"]);
    assert.deepEqual([of("all", "2020", "share", "home"), of("all", "2020", "share", "school")], ["0.5", "0.5"]);
    assert.deepEqual([of("north", "2022", "M0"), of("south", "2022", "A")], ["1", ""]);
  });

  test("shows changes and robustness as tables", async () => {
    const changes = await run("survey.csv", "--over", "year", "--show", "changes", "--measure", "M0");
    assert.match(changes.printed, /2020 +2022 +M0 +50 +absolute +false +0\.25/);
    const robustness = await run("survey.csv", "--by", "area", "--show", "robustness", "--k", "25");
    assert.match(robustness.printed, /area +k=25 +2 +1 +1/);
  });

  for (const [what, args, expected] of [
    [
      "a cell that is no answer",
      ["--by", "area"],
      /wrong\.csv: row 3, att: "yes" is neither 0 nor 1\. Remedy: write 1 for deprived/,
    ],
    ["a column that is not there", ["--psu", "cluster"], /wrong\.csv: cluster: the table has no such column\. Remedy/],
    [
      "an indicator that the pack does not have",
      ["--column", "walls=w"],
      /two 1 has no indicator walls\. It has roof, floor, attends/,
    ],
    ["a cut-off that is none", ["--k", "120"], /--k: k: "120" is not a cut-off\. Remedy/],
  ] as const)
    test(`names ${what}`, async () => {
      await writeFile(join(folder, "wrong.csv"), "roof,floor,att,area\n1,1,0,a\n0,0,yes,b\n");
      await assert.rejects(
        run("wrong.csv", ...args),
        (error) => error instanceof CheckFailed && expected.test(error.message),
      );
    });

  test("names a file that is not there, and a pack that is not there", async () => {
    await assert.rejects(run("nowhere.csv"), /nowhere\.csv: there is no such file/);
    await assert.rejects(run("survey.csv", "--pack", "nowhere"), /there is no pack nowhere/);
  });
});
