/** A plan of one commune from its first line to its close, over HTTP, in the words of those who make it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { call } from "#contract/client.ts";
import * as tools from "#contract/planning/plan-tools.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import * as planning from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { allocate, decision, fundLineId, houseLines, ids, reviewThree } from "./plan-beginnings.ts";
import type { Line } from "./plan-beginnings.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import { waitsFor } from "./waits-for.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as balance from "#contract/ledger/balance.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
});
after(() => scenario.opened.close());

async function freeMoney(): Promise<Readonly<Record<string, bigint>>> {
  const { rows } = await scenario.people.officer.get(balance.listBalances, {
    query: { areaId: scenario.commune, year: "2026" },
  });
  const allocated = rows.filter((row) => row.kind === "allocated");
  const of = (id: string | null) => allocated.find((row) => row.fundLineId === id)?.balance ?? 0n;
  return { free: of(null), line: of(fundLineId) };
}

describe("the plan of a commune", () => {
  const planId = newId("plan");
  const params = { planId };
  const refusalOf = (answer: object) => ("problem" in answer ? (answer.problem as { code: string }).code : undefined);

  test("is drafted line by line; what keeps it from being submitted is reported", async () => {
    await reviewThree(scenario);
    scenario.on("2026-01-10");
    await allocate(scenario, 100_000_000n);
    const { officer, chair } = scenario.people;
    const [programme] = (await officer.get(programmeContract.listProgrammes)).rows;
    await officer.get(planning.draftPlan, {
      body: {
        planId,
        areaId: scenario.commune,
        year: 2026,
        programmeId: programme?.programmeId ?? "",
        programmeVersion: programme?.version ?? "",
        goals: [],
      },
    });
    const saved = await officer.get(plans.editPlan, {
      params,
      body: {
        changes: houseLines(2, 60_000_000n)
          .slice(0, 3)
          .map((put) => ({ put })),
      },
    });
    assert.equal(saved.problem?.code, "planning.output_without_fund_line");
    assert.equal(refusalOf(await chair.ask(planning.submitPlan, { params })), "planning.output_without_fund_line");
    const whole = await officer.get(plans.editPlan, {
      params,
      body: {
        changes: houseLines(2, 60_000_000n)
          .slice(3)
          .map((put) => ({ put })),
      },
    });
    assert.equal(whole.problem, null);
    assert.deepEqual(
      whole.warnings.map(({ code }) => code),
      ["planning.outputs_cannot_reach_target", "planning.outputs_cannot_reach_need"],
    );
    assert.deepEqual(whole.warnings[1]?.facts, { need: "housingQuality", households: 3, planned: 2, elsewhere: 0 });
    assert.deepEqual(
      whole.lines.map(({ kind }) => kind),
      ["goal", "target", "output", "line", "fund"],
    );
  });

  test("two officers who saw the same draft: the second is informed, and nothing of the first is lost", async () => {
    const { officer } = scenario.people;
    const title = (text: string) => ({
      changes: [{ put: { kind: "goal" as const, id: ids.goal, parentId: null, position: 0, title: text } }],
    });
    const seen = await call(officer.fetch, plans.getPlanLines, { params }, v7);
    const save = async (text: string, as: object) =>
      call(officer.fetch, plans.editPlan, { params, body: title(text), seen: as }, v7);
    const saved = await save("Nhà", seen);
    // What a save answers is what the next save has seen.
    await save("Nhà bền vững", saved);
    await assert.rejects(save("Ghi đè", seen), /request\.precondition_failed/);
    const now = await officer.get(plans.getPlanLines, { params });
    assert.equal(now.lines[0]?.kind === "goal" && now.lines[0].title, "Nhà bền vững");
  });

  test("an unknown code is refused, and so is a line of another plan", async () => {
    const { officer } = scenario.people;
    const [, , output] = houseLines(2, 0n);
    assert.ok(output?.kind === "output");
    const unknown = await officer.ask(plans.editPlan, {
      params,
      body: { changes: [{ put: { ...output, activityKind: "flying" } }] },
    });
    assert.equal(refusalOf(unknown), "planning.activity_kind_unknown");
  });

  test("is submitted, gets remarks on its lines, is given back, mended and submitted again", async () => {
    const { officer, chair, planner } = scenario.people;
    const submitted = await chair.get(planning.submitPlan, { params });
    assert.equal(submitted.plan.state, "submitted");
    // The province decides this plan: its chair is not asked to.
    assert.deepEqual(await waitsFor(scenario, planId, ["chair", "planner", "lead"]), [
      "chair:  | appraisePlan province_officer,province_lead; approvePlan province_lead",
      "planner: appraisePlan | approvePlan province_lead,commune_chair",
      "lead: approvePlan | ",
    ]);
    assert.equal(
      refusalOf(await officer.ask(plans.editPlan, { params, body: { changes: [{ remove: ids.goal }] } })),
      "planning.not_now",
    );
    const remarkId = newId("remark");
    const made = await planner.get(plans.remarkOnPlan, {
      params,
      body: { remarkId, lineId: ids.output, text: "Xã có 3 hộ thiếu nhà, kế hoạch chỉ có 2." },
    });
    assert.equal(made.line?.label, "housing_repair");
    assert.equal(
      (await planner.get(plans.returnPlan, { params, body: { reason: "Còn thiếu một hộ." } })).state,
      "draft",
    );
    await officer.get(plans.editPlan, {
      params,
      body: { changes: houseLines(3, 90_000_000n).map((put) => ({ put })) },
    });
    const remark = { params: { planId, remarkId } };
    const answered = await officer.get(plans.answerRemark, { ...remark, body: { text: "Đã thêm." } });
    assert.equal(answered.answer?.text, "Đã thêm.");
    const again = await officer.ask(plans.answerRemark, { ...remark, body: { text: "Nữa." } });
    assert.equal(refusalOf(again), "planning.remark_answered_already");
    assert.deepEqual((await chair.get(planning.submitPlan, { params })).warnings, []);
    assert.equal((await planner.get(plans.appraisePlan, { params, body: {} })).state, "appraised");
  });

  test("is approved by decision where it is not the commune's own to decide; its lines take their money", async () => {
    const { chair, lead } = scenario.people;
    const goesUp = await chair.ask(planning.approvePlan, { params, body: decision });
    assert.equal(refusalOf(goesUp), "planning.decided_by_level_above");
    assert.deepEqual(await freeMoney(), { free: 100_000_000n, line: 0n });
    assert.equal((await lead.get(planning.approvePlan, { params, body: decision })).state, "approved");
    assert.deepEqual(await freeMoney(), { free: 10_000_000n, line: 90_000_000n });
  });

  const adjust = async (amount: bigint, quantity = 3) => {
    const adjustmentId = newId("adjustment");
    const [, , output, , fund] = houseLines(quantity, amount);
    assert.ok(output !== undefined && fund !== undefined);
    const asked = await scenario.people.officer.ask(plans.proposeAdjustment, {
      params,
      body: { adjustmentId, reason: "Giá vật liệu tăng", changes: [{ put: output }, { put: fund }] },
    });
    return { asked, adjustmentId };
  };
  const settle = async (adjustmentId: Id<"adjustment">, by: "lead" | "chair" = "lead") => {
    scenario.reach("2026-06-10");
    return scenario.people[by].ask(plans.decideAdjustment, {
      params: { planId, adjustmentId },
      body: { outcome: "approved", decisionNumber: "78/QĐ-UBND", decidedOn: localDate("2026-06-10") },
    });
  };

  test("an adjustment that needs more than is free is refused by the name of the line, and nothing moves", async () => {
    const { adjustmentId } = await adjust(110_000_000n);
    const answer = await settle(adjustmentId);
    assert.equal(refusalOf(answer), "planning.line_money_missing");
    assert.deepEqual(await freeMoney(), { free: 10_000_000n, line: 90_000_000n });
    const refusing = { params: { planId, adjustmentId }, body: { outcome: "refused", note: "Chưa có vốn." } } as const;
    assert.equal((await scenario.people.lead.get(plans.decideAdjustment, refusing)).state, "approved");
  });

  test("an adjustment is a version with a reason and a decision; the ledger moves by the difference", async () => {
    const up = await adjust(95_000_000n);
    const waits = async () => waitsFor(scenario, planId, ["chair", "lead"]);
    assert.deepEqual(await waits(), ["chair: decideAdjustment | ", "lead:  | decideAdjustment commune_chair"]);
    // Up to a tenth of the plan is the commune's own to decide (the programme's table); more goes up.
    assert.equal(refusalOf(await settle(up.adjustmentId, "chair")), undefined);
    assert.deepEqual(await freeMoney(), { free: 5_000_000n, line: 95_000_000n });
    const down = await adjust(60_000_000n, 2);
    assert.deepEqual(await waits(), ["chair:  | decideAdjustment province_lead", "lead: decideAdjustment | "]);
    assert.equal(refusalOf(await settle(down.adjustmentId, "chair")), "planning.decided_by_level_above");
    assert.equal(refusalOf(await settle(down.adjustmentId)), undefined);
    assert.deepEqual(await freeMoney(), { free: 40_000_000n, line: 60_000_000n });
    assert.equal(refusalOf(await settle(down.adjustmentId)), "planning.adjustment_decided_already");
    const { acts } = await scenario.people.officer.get(plans.getPlanStory, { params });
    assert.deepEqual(
      acts.map(({ act, version }) => [act, version]),
      [
        ["draft", null],
        ["submit", 1],
        ["return", null],
        ["submit", 2],
        ["appraise", null],
        ["approve", 3],
        ["adjust", 4],
        ["adjust", 5],
      ],
    );
    assert.deepEqual(acts.map(({ reason }) => reason).slice(-2), ["Giá vật liệu tăng", "Giá vật liệu tăng"]);
    const hashes = acts.flatMap(({ contentHash }) => contentHash ?? []);
    // What was approved is what was submitted, so their trees have the same hash; each adjustment has its own.
    assert.equal(hashes[1], hashes[2]);
    assert.equal(new Set(hashes).size, 4);
    const check = await scenario.people.officer.get(balance.checkLedger);
    assert.deepEqual(check.findings, []);
  });

  test("a line that was approved is not taken away", async () => {
    const answer = await scenario.people.officer.ask(plans.proposeAdjustment, {
      params,
      body: { adjustmentId: newId("adjustment"), reason: "Thôi làm", changes: [{ remove: ids.line }] },
    });
    assert.equal(refusalOf(answer), "planning.decided_line_stays");
  });

  test("once closed it takes nothing more", async () => {
    const { lead } = scenario.people;
    assert.equal((await lead.get(plans.closePlan, { params, body: {} })).state, "closed");
    const { asked } = await adjust(60_000_000n, 2);
    assert.equal(refusalOf(asked), "planning.not_now");
  });

  /** A plan of another year, which rests on nothing of this story. */
  const draftAnother = async (year: number, schedule: Extract<Line, { kind: "fund" }>["schedule"] = []) => {
    const { officer } = scenario.people;
    const [programme] = (await officer.get(programmeContract.listProgrammes)).rows;
    const other = newId("plan");
    const lines = houseLines(1, 30_000_000n).map((line) => ({ ...line, id: newId("line") }));
    const placed = lines.map((line, at) => ({ ...line, parentId: lines[at - 1]?.id ?? null }) as Line);
    await officer.get(planning.draftPlan, {
      body: {
        planId: other,
        areaId: scenario.commune,
        year,
        programmeId: programme?.programmeId ?? "",
        programmeVersion: programme?.version ?? "",
        goals: [],
      },
    });
    return officer.get(plans.editPlan, {
      params: { planId: other },
      body: { changes: placed.map((line) => ({ put: line.kind === "fund" ? { ...line, schedule } : line })) },
    });
  };

  test("months of a fund line are kept with it", async () => {
    const schedule = [
      { month: 3, amount: dong(10_000_000) },
      { month: 6, amount: dong(20_000_000) },
    ];
    const saved = await draftAnother(2027, schedule);
    const fund = saved.lines.find((line) => line.kind === "fund");
    assert.deepEqual(fund?.kind === "fund" && fund.schedule, schedule);
    const stored = await sql<{ months: number }>`select count(*)::int as months from planning.fund_line_schedules
      where fund_line_id = ${fund?.id ?? ""}`.execute(scenario.opened.ownersServer.database);
    assert.equal(stored.rows[0]?.months, 2);
  });

  const next = newId("plan");
  test("this year begins with what last year left, each quantity to be confirmed", async () => {
    const { officer, chair } = scenario.people;
    const old = await officer.get(planning.getPlan, { params });
    await officer.get(planning.draftPlan, {
      body: {
        planId: next,
        areaId: scenario.commune,
        year: 2028,
        programmeId: old.programmeId,
        programmeVersion: old.programmeVersion,
        goals: [],
      },
    });
    const copied = await officer.get(tools.copyPlan, { params: { planId: next }, body: { fromPlanId: planId } });
    const output = copied.lines.find((line) => line.kind === "output");
    assert.deepEqual(output?.kind === "output" && [output.quantity, output.toConfirm], [2, true]);
    assert.equal(
      refusalOf(await chair.ask(planning.submitPlan, { params: { planId: next } })),
      "planning.quantity_to_confirm",
    );
  });

  test("two versions and two years are compared with what differs marked", async () => {
    const { officer } = scenario.people;
    const versions = await officer.get(tools.comparePlans, { query: { left: `${planId}@1`, right: `${planId}@3` } });
    assert.deepEqual(
      versions.rows.filter(({ differs }) => differs.length > 0).map(({ kind, differs }) => [kind, differs]),
      [
        ["goal", ["title"]],
        ["output", ["quantity"]],
        ["fund", ["amount"]],
      ],
    );
    assert.deepEqual([versions.left.sum, versions.right.sum], [60_000_000n, 90_000_000n]);
    const years = await officer.get(tools.comparePlans, { query: { left: planId, right: next } });
    assert.deepEqual(
      years.rows.map(({ kind, left, right }) => [kind, left !== null, right !== null]),
      ["goal", "target", "output", "line", "fund"].map((kind) => [kind, true, true]),
    );
  });

  test("sums over plans open to the lines behind them, and add up whichever way they are cut", async () => {
    const { planner } = scenario.people;
    for (const by of ["area", "component", "source", "class", "kind"] as const) {
      const query = { areaId: "51", year: "2026", by };
      const found = await planner.get(tools.rollUpPlans, { query });
      assert.equal(found.planned, 60_000_000n, by);
      assert.equal(
        found.rows.reduce((sum, { planned }) => sum + (planned === "suppressed" ? 0n : planned), 0n),
        found.planned,
        by,
      );
      const [first] = found.rows;
      const { rows } = await planner.get(tools.listRolledLines, { query: { ...query, code: first?.code ?? "" } });
      assert.equal(
        rows.reduce((sum, { amount }) => sum + amount, 0n),
        first?.planned,
        by,
      );
    }
  });

  test("needs that no plan answers are proposed, within the money that is free", async () => {
    const { officer } = scenario.people;
    const now = await officer.get(tools.proposePlan, { params });
    const server = now.proposals.find(({ need }) => need.code === "housingQuality");
    // Three are lacking, two are planned, one is left; 40 million are free and pay for it.
    assert.deepEqual(server && [server.need.households, server.already, server.quantity, server.left, server.kind], [
      3,
      2,
      1,
      0,
      "housing_repair",
    ]);
    assert.deepEqual(
      server?.funds.map(({ amount }) => amount),
      [30_000_000n],
    );
    assert.equal(now.proposals.find(({ need }) => need.code === "toilet")?.why, "no_money");
  });

  test("what is not proposed any more is not taken, and nothing is taken into a plan that is no draft", async () => {
    const { officer } = scenario.people;
    const proposals = [{ need: "housingQuality", quantity: 2 }];
    const asDraft = await officer.ask(tools.takeProposals, {
      params: { planId: next },
      body: { proposals, language: "vi" },
    });
    assert.equal(refusalOf(asDraft), "planning.more_than_proposed");
    const closed = await officer.ask(tools.takeProposals, { params, body: { language: "vi" } });
    assert.equal(refusalOf(closed), "planning.not_now");
  });

  test("the sheet that goes out comes back as the same plan; a bad cell is reported and nothing is changed", async () => {
    const { officer } = scenario.people;
    const answer = await officer.fetch(`/api/plans/${next}/sheet?language=vi`);
    const base64 = Buffer.from(await answer.arrayBuffer()).toString("base64");
    const whole = await officer.get(tools.importPlan, {
      params: { planId: next },
      body: { file: { format: "file", base64 }, isTrial: true },
    });
    assert.deepEqual([whole.rows, whole.errors, whole.added, whole.changed, whole.untouched], [5, [], 0, 0, 0]);
    const csv = "STT,Nội dung,Mã chỉ số,Số đầu kỳ,Chỉ tiêu cần đạt\n1,Nước sạch,,,\n\n1.1,,poor_households,ba,0\n";
    const bad = await officer.get(tools.importPlan, {
      params: { planId: next },
      body: { file: { format: "csv", text: csv }, isTrial: false },
    });
    const unread = { row: 4, column: "baseline", reason: "not_a_number", value: "ba" };
    assert.deepEqual([bad.errors, bad.saved], [[unread], false]);
    const good = await officer.get(tools.importPlan, {
      params: { planId: next },
      body: { file: { format: "csv", text: csv.replace("ba", "3") }, isTrial: false },
    });
    assert.deepEqual([good.saved, good.added, good.untouched], [true, 2, 5]);
  });

  test("a plan is printed in each language", async () => {
    const { planId: another } = await draftAnother(2029);
    for (const language of ["vi", "en", "id"]) {
      const answer = await scenario.people.officer.fetch(`/api/plans/${another}/paper?language=${language}`);
      assert.equal(answer.headers.get("content-type"), "application/pdf");
      assert.match(Buffer.from(await answer.arrayBuffer()).toString("latin1"), /^%PDF-/);
    }
  });
});
