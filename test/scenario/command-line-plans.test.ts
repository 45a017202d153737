/** Each command of plans and results once, against an installation with households, money and a plan; what it prints is looked at. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import type { TestOfficer } from "#test/support/installation.ts";
import {
  closeCommandInstallation,
  decision,
  fileOf,
  inCommune,
  last,
  lineShape,
  openCommandInstallation,
  repair,
  run,
  stateShape,
} from "./command-installation.ts";
import type { CommandInstallation } from "./command-installation.ts";
import { allocate, houseLines, ids } from "./plan-beginnings.ts";
import type { Scenario } from "./scenario.ts";

let server: CommandInstallation;
let scenario: Scenario;
before(async () => {
  server = await openCommandInstallation();
  scenario = server.scenario;
});
after(async () => closeCommandInstallation(server));

describe("vuon plans", () => {
  const params = { planId: "" };
  const plans = async (officer: TestOfficer, ...words: readonly string[]) => run(officer, "plans", ...words);
  const state = async (officer: TestOfficer, ...words: readonly string[]) =>
    last(stateShape, officer, "plans", ...words);

  test("drafts, edits, proposes from needs, reads a sheet out and in, and copies", async () => {
    const { officer } = scenario.people;
    await allocate(scenario, 60_000_000n);
    const head = { areaId: "21484", year: 2026, programmeId: "vn-2026-2035" };
    const { printed } = await run(officer, "programmes");
    const [{ version } = { version: "" }] = z
      .array(z.object({ programme: z.string(), version: z.string() }))
      .parse(printed[0])
      .filter(({ programme }) => programme === head.programmeId);
    const draft = await fileOf(server, "draft.json", { ...head, programmeVersion: version });
    const made = await last(z.object({ planId: z.string() }).loose(), officer, "plans", "draft", draft);
    params.planId = made.planId;
    const changes = await fileOf(
      server,
      "changes.json",
      houseLines(2, 60_000_000n).map((put) => ({ put })),
    );
    const edited = z.object({ lines: z.array(lineShape), warnings: z.array(z.object({ code: z.string() }).loose()) });
    const saved = await last(edited, officer, "plans", "edit", params.planId, changes);
    assert.equal(saved.lines.length, 5);
    const shown = await last(edited, officer, "plans", "show", params.planId);
    assert.deepEqual(
      shown.warnings.map(({ code }) => code),
      ["planning.outputs_cannot_reach_target", "planning.outputs_cannot_reach_need"],
    );
    const proposals = z.array(z.object({ need: z.string(), households: z.number() }).loose());
    const needs = await last(proposals, officer, "plans", "from-needs", params.planId);
    assert.ok(needs.some(({ households }) => households === 3));
    const taken = await last(z.array(lineShape.loose()), officer, "plans", "from-needs", params.planId, "--take");
    const goals = taken.flatMap((line) => (line.kind === "goal" ? [String(line["title"])] : []));
    assert.ok(
      goals.some((title) => title.startsWith("Giảm thiếu hụt: ")),
      goals.join(", "),
    );
    assert.ok(taken.some((line) => line.kind === "output" && line["toConfirm"] === true));
    const sheet = join(server.folder, "plan.xlsx");
    const { said } = await plans(officer, "export", params.planId, sheet);
    assert.match(said[0] ?? "", /plan\.xlsx: \d+ bytes/);
    const paper = join(server.folder, "plan.pdf");
    await plans(officer, "export", params.planId, paper, "--language", "en");
    assert.equal((await readFile(paper)).subarray(0, 4).toString(), "%PDF");
    const trial = z.object({ added: z.number(), saved: z.boolean() }).loose();
    const tried = await last(trial, officer, "plans", "import", params.planId, sheet, "--trial");
    assert.deepEqual([tried.added, tried.saved], [0, false]);
    const next = await fileOf(server, "next.json", { ...head, year: 2027, programmeVersion: version });
    const second = await last(z.object({ planId: z.string() }).loose(), officer, "plans", "draft", next);
    const copied = await last(z.array(lineShape), officer, "plans", "copy", second.planId, params.planId);
    assert.ok(copied.length >= 5);
    const listed = await last(
      z.array(z.object({ planId: z.string() }).loose()),
      officer,
      "plans",
      "list",
      "--area",
      "21484",
    );
    assert.deepEqual(new Set(listed.map(({ planId }) => planId)), new Set([params.planId, second.planId]));
  });

  test("submits, remarks, gives back, appraises, approves, adjusts, compares, adds up and closes", async () => {
    const { officer, chair, planner, lead } = scenario.people;
    const { planId } = params;
    // What was proposed from needs is taken out again: the plan is as it was drafted.
    const { printed } = await plans(officer, "show", planId);
    const { lines } = z.object({ lines: z.array(lineShape) }).parse(printed[0]);
    const extra = lines.filter(({ kind, id }) => kind === "goal" && id !== ids.goal).map(({ id }) => ({ remove: id }));
    if (extra.length > 0) await plans(officer, "edit", planId, await fileOf(server, "less.json", extra));
    assert.equal(
      (await last(z.object({ plan: stateShape }).loose(), chair, "plans", "submit", planId)).plan.state,
      "submitted",
    );
    const remark = z.object({ remarkId: z.string() }).loose();
    const { remarkId } = await last(remark, planner, "plans", "remark", planId, "Thiếu một nhà", "--line", ids.output);
    assert.equal((await state(planner, "return", planId, "Cần kiểm tra lại")).state, "draft");
    const answered = z.object({ answer: z.object({ text: z.string() }).loose() }).loose();
    const { answer } = await last(answered, officer, "plans", "answer", planId, remarkId, "Làm năm sau");
    assert.equal(answer.text, "Làm năm sau");
    await plans(chair, "submit", planId);
    assert.equal((await state(planner, "appraise", planId, "Đạt")).state, "appraised");
    assert.equal((await state(lead, "approve", planId, ...decision)).state, "approved");
    const [, , output] = houseLines(2, 60_000_000n);
    const change = await fileOf(server, "adjust.json", [{ put: { ...output, unit: "căn" } }]);
    const asked = z.object({ adjustmentId: z.string(), outcome: z.null() }).loose();
    const adjust = async () => last(asked, officer, "plans", "adjust", planId, change, "--reason", "Đổi đơn vị");
    const refused = await adjust();
    await plans(lead, "decide-adjustment", planId, refused.adjustmentId, "--refuse", "Chưa cần");
    const { adjustmentId } = await adjust();
    assert.equal((await state(lead, "decide-adjustment", planId, adjustmentId, ...decision)).state, "adjusted");
    const story = z.object({ acts: z.array(z.object({ act: z.string() }).loose()), adjustments: z.array(z.unknown()) });
    const reported = await last(story.loose(), officer, "plans", "story", planId);
    assert.deepEqual(
      reported.acts.map(({ act }) => act),
      ["draft", "submit", "return", "submit", "appraise", "approve", "adjust"],
    );
    assert.equal(reported.adjustments.length, 2);
    const rows = z.array(z.object({ kind: z.string(), differs: z.array(z.string()) }).loose());
    const differing = await last(rows, officer, "plans", "compare", `${planId}@2`, planId);
    assert.deepEqual(
      differing.map(({ kind, differs }) => [kind, ...differs]),
      [["output", "unit"]],
    );
    const sums = z.array(z.object({ code: z.string(), planned: z.bigint() }).loose());
    const rolled = await last(sums, officer, "plans", "roll-up", ...inCommune, "--by", "kind");
    assert.ok(rolled.some(({ code }) => code === "housing_repair"));
    const behind = z.array(z.object({ title: z.string() }).loose());
    const opened = await last(
      behind,
      officer,
      "plans",
      "roll-up",
      ...inCommune,
      "--by",
      "kind",
      "--code",
      "housing_repair",
    );
    assert.ok(opened.some(({ title }) => title === "Sửa nhà"));
    assert.equal((await state(lead, "close", planId, "Xong")).state, "closed");
  });
});

describe("vuon programmes and framework", () => {
  test("tell programmes, targets, needs and a baseline", async () => {
    const { officer } = scenario.people;
    const programmes = await last(
      z.array(z.object({ programme: z.string() })),
      officer,
      "programmes",
      "--year",
      "2026",
    );
    assert.deepEqual(programmes.map(({ programme }) => programme).toSorted(), ["vn-2021-2025", "vn-2026-2035"]);
    const of = ["--programme", "vn-2026-2035"];
    const targets = z.array(z.object({ indicator: z.string(), outputs: z.string() }));
    const [target] = await last(targets, officer, "framework", "show", ...inCommune, ...of);
    assert.deepEqual(target, { indicator: repair.indicatorCode, outputs: "housing_repair 2" });
    const needs = z.array(z.object({ by: z.string(), key: z.string(), households: z.union([z.number(), z.string()]) }));
    const reported = await last(needs, officer, "framework", "needs", "--area", "21484");
    assert.ok(reported.some(({ by, key }) => by === "need" && key === "housingQuality"));
    const baseline = await last(
      z.object({ households: z.number(), rule: z.string() }),
      officer,
      "framework",
      "baseline",
      "--area",
      "21484",
      ...of,
      "--indicator",
      repair.indicatorCode,
    );
    assert.equal(baseline.households, 3);
  });
});
