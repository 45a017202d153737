import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { checkPacks, packFilesIn, shippedPacks } from "./check-packs.ts";
import { CheckFailed } from "./cli-platform.ts";
import { packCommands } from "./packs.ts";

const standardFile = join(shippedPacks, "standards/vn-2022-2026/standard.yaml");
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-packs-"));
});
after(async () => rm(folder, { recursive: true }));

async function errorsOf(name: string, text: string): Promise<readonly string[]> {
  const file = join(folder, name);
  await writeFile(file, text);
  const [check] = await checkPacks([file]);
  assert.ok(check);
  assert.ok(
    check.errors.every((error) => error.includes(name)),
    check.errors.join("\n"),
  );
  return check.errors;
}
async function planted(from: string, to: string): Promise<string> {
  const text = await readFile(standardFile, "utf8");
  assert.ok(text.includes(from), from);
  const [error = "", ...more] = await errorsOf("standard.yaml", text.replace(from, to));
  assert.deepEqual(more, []);
  return error;
}

describe("vuon pack check", () => {
  test("finds every shipped pack in order", async () => {
    const checks = await checkPacks(await packFilesIn(shippedPacks));
    assert.deepEqual(
      checks.flatMap((check) => check.errors),
      [],
    );
    const ids = checks.map((check) => check.id);
    for (const id of ["vn-2022-2026", "vn-2027-2030", "global-mpi", "cr-sample", "vn-2026-2035"])
      assert.ok(ids.includes(id), id);
    assert.ok(checks.some((check) => check.kind === "points" && check.remark.includes("rural_central_highlands")));
    assert.ok(checks.every((check) => /^[0-9a-f]{64}$/.test(check.hash)));
  });
  test("says which standards are drafts, and what they do not know", async () => {
    const [draft] = await checkPacks([join(shippedPacks, "standards/vn-2027-2030/standard.yaml")]);
    assert.match(
      draft?.remark ?? "",
      /^draft; classifies nobody while these are unknown: healthInsurance, .*wasteTreatment$/,
    );
  });
  test("names rule, line and column of a planted wrong field", async () => {
    assert.match(
      await planted('rule: "!usesInternet"', 'rule: "!useInternet"'),
      /rule telecom, line 1, column 2: .*useInternet/,
    );
  });
  test("names the place of a text that is not in every language", async () => {
    assert.match(
      await planted("        en: No member uses the internet.\n", ""),
      /indicators\.10\.explanation\.deprived\.en/,
    );
  });
  test("names a line of YAML that does not read", async () => {
    assert.match(await planted("draft: false", "draft: [false"), /line \d+, column \d+/);
  });
  test("names a threshold that one setting lacks", async () => {
    assert.match(
      await planted("scoreCuts: { rural: 140, urban: 175 }", "scoreCuts: { rural: 140 }"),
      /income\.scoreCuts/,
    );
  });
  test("names row, field and remedy of a table of points", async () => {
    const [error] = await errorsOf("points.csv", "area_group,question,answer_code,points\nurban,water,clean,five\n");
    assert.match(error ?? "", /row 1, points: "five" is not a whole number\. Remedy: /);
  });
  test("refuses a file that is no pack, and one that is not there", async () => {
    assert.match((await errorsOf("other.yaml", "a: 1"))[0] ?? "", /say what the pack is/);
    const [gone] = await checkPacks([join(folder, "gone.yaml")]);
    assert.match(gone?.errors[0] ?? "", /cannot be read/);
  });
  test("ends as a failed check when a pack is not in order", async () => {
    const file = join(folder, "nothing.yaml");
    await writeFile(file, "kind: standard\n");
    await assert.rejects(packCommands().exitOverride().parseAsync(["check", file], { from: "user" }), CheckFailed);
  });
});
