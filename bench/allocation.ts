/**
 * An allocation by formula over communes: the act over HTTP (criteria counted, shared out, saved with its inputs, replayed, explained),
 * its approval (one posting to every commune), the pure run, and hand-written SQL of the same proportional shares beside it; and the
 * optimiser at the size of a province and of the country. Goal: the run of 3,321 communes under 1 s.
 *
 *   npm run bench -- allocation [HOUSEHOLDS A COMMUNE]      20 by default
 */
import assert from "node:assert/strict";
import pg from "pg";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { runFormula } from "#programme/planning/allocation/formula-run.ts";
import type { Formula, FormulaInput } from "#programme/planning/allocation/formula.ts";
import { buildModel } from "#programme/planning/optimiser/build-model.ts";
import type { OptimiserProblem } from "#programme/planning/optimiser/problem.ts";
import { wholeUnits } from "#programme/planning/optimiser/whole-units.ts";
import { runAct } from "#server/platform/act/act.ts";
import { success } from "#kernel/result.ts";
import { countInputs } from "#server/planning/allocation/formula-inputs.ts";
import { solveModel } from "#server/planning/optimiser/solve-model.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { growthExponent, table } from "./support/figures.ts";
import * as contract from "#contract/planning/formula-run.ts";
import { newId } from "#contract/new-id.ts";

export const describe = "an allocation by formula over 3,321 communes beside SQL by hand; the optimiser; goal < 1 s";

const formula = {
  criteria: [
    { code: "poor", weight: 50 },
    { code: "near_poor", weight: 20 },
    { code: "households", weight: 20 },
    { code: "equal", weight: 10 },
  ],
  unit: 1000,
  useAreaCoefficient: false,
  floor: { amount: dong(50_000_000) },
  ceiling: { basisPoints: 500 },
} satisfies Formula;
const amount = dong(2_000_000_000_000n);
const asOf = localDate("2026-12-31");

export async function run(args: readonly string[]): Promise<void> {
  const households = Number(args[0] ?? 20);
  const test = await openTestInstallation();
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fill(client, households);
    const officer = await test.officer("province_officer", "VN");
    // An installation in which a ministry shares out itself.
    await client.query(
      "update authority.permissions set level = 'country' where act like 'planning.%' and post_kind like 'province%'",
    );
    const inputs = await countedInputs(test, officer);
    const { runMs, approveMs } = await overHttp(test, officer);
    const rows: { readonly size: number; readonly pure: number }[] = [];
    for (const size of [96, 830, inputs.length])
      rows.push({ size, pure: await medianOf(7, async () => runFormula(formula, inputs.slice(0, size), amount)) });
    const byHand = await medianOf(5, async () => client.query(sharesByHand, [amount.toString()]));
    const solved = [];
    for (const size of [96, inputs.length]) solved.push(await optimiser(inputs.slice(0, size)));
    const pure = rows.at(-1)?.pure ?? 0;
    process.stdout.write(
      table(
        ["communes", "pure run ms"],
        rows.map((row) => [String(row.size), row.pure.toFixed(1)]),
      ),
    );
    process.stdout.write(
      table(
        ["communes", "lines", "build ms", "solve ms", "whole units ms"],
        solved.map((one) => [one.size, one.lines, one.build, one.solve, one.whole].map((value) => value.toFixed(0))),
      ),
    );
    process.stdout.write(
      `bench allocation communes=${inputs.length} run_ms=${runMs.toFixed(0)} approve_ms=${approveMs.toFixed(0)} pure_ms=${pure.toFixed(1)} by_hand_ms=${byHand.toFixed(1)} ` +
        `ratio=${(runMs / byHand).toFixed(2)} growth=${growthExponent(rows.map((row) => [row.size, row.pure])).toFixed(2)} ` +
        `solve_96_ms=${solved[0]?.solve.toFixed(0) ?? ""} solve_all_ms=${solved[1]?.solve.toFixed(0) ?? ""} ` +
        `goal_ms=1000 reached=${runMs < 1000 ? "yes" : "no"}\n`,
    );
  } finally {
    await client.end();
    await test.close();
  }
}

async function countedInputs(test: TestInstallation, actor: TestOfficer): Promise<readonly FormulaInput[]> {
  const counted = await runAct(test.server, {
    actor,
    act: "planning.readPlans",
    kind: "read",
    work: async ({ tx }) =>
      success(await countInputs(tx, { areaId: "VN", year: 2026, asOf, formula, programme: undefined })),
  });
  assert.ok(counted.ok && counted.value.ok);
  return counted.value.value.inputs;
}

/** The act of the officer who runs the formula, and of the one who approves it. */
async function overHttp(test: TestInstallation, officer: TestOfficer) {
  const lead = await test.officer("province_lead", "VN");
  const accountant = await test.officer("province_accountant", "VN");
  const line = { areaId: "VN", year: 2026, fundSource: "CENTRAL_INVEST", component: "II.1", amount };
  const runs: Id<"formula run">[] = [];
  const runMs = await medianOf(5, async () => {
    const formulaRunId = newId("formula run");
    const { formula: asSaved } = await officer.get(contract.runFormula, {
      body: { ...line, formulaRunId, formula, asOf },
    });
    assert.equal(asSaved.criteria.length, formula.criteria.length);
    runs.push(formulaRunId);
  });
  let decision = 0;
  const approveMs = await medianOf(4, async () => {
    const formulaRunId = runs[decision];
    assert.ok(formulaRunId !== undefined);
    decision += 1;
    await accountant.get(contract.recordBudget, { body: { ...line, reference: `QĐ ${decision}` } });
    await lead.get(contract.approveAllocation, {
      params: { formulaRunId },
      body: { decisionNumber: `${decision}/QĐ`, decidedOn: localDate("2026-01-10") },
    });
  });
  return { runMs, approveMs };
}

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const from = performance.now();
    await work();
    taken.push(performance.now() - from);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Two kinds of activity, two sources, what can be absorbed, an earmark and fairness. */
async function optimiser(inputs: readonly FormulaInput[]) {
  const areas = inputs.map(({ areaId, numbers }, at) => ({
    areaId,
    deprivedHouseholds: (numbers["poor"] ?? 0) + (numbers["near_poor"] ?? 0),
    absorption: dong(200_000_000 + (at % 7) * 100_000_000),
    formulaAmount: dong(amount / BigInt(inputs.length)),
    lacking: { server: 5 + ((at * 31) % 40), water: 10 + ((at * 17) % 60) },
  }));
  const line = { fundSource: "CENTRAL", removesThousandths: 1000 };
  const problem: OptimiserProblem = {
    areas,
    lines: areas.flatMap(({ areaId, lacking }) => [
      {
        ...line,
        areaId,
        activityKind: "repair",
        component: "II.1",
        unitCost: dong(30_000_000),
        need: lacking.server,
        answers: ["house"],
      },
      {
        ...line,
        areaId,
        activityKind: "water",
        component: "I.7",
        unitCost: dong(7_000_000),
        need: lacking.water,
        answers: ["water"],
      },
      {
        ...line,
        fundSource: "PROVINCE",
        areaId,
        activityKind: "water",
        component: "I.7",
        unitCost: dong(7_000_000),
        need: lacking.water,
        answers: ["water"],
      },
    ]),
    budgets: [
      { fundSource: "CENTRAL", amount: dong(inputs.length * 250_000_000) },
      { fundSource: "PROVINCE", amount: dong(inputs.length * 20_000_000) },
    ],
    earmarks: [{ fundSource: "CENTRAL", component: "II.1", least: dong(inputs.length * 80_000_000) }],
    fairnessBasisPoints: 3000,
  };
  const [begun, built] = [performance.now(), buildModel(problem, { against: "limits", whole: false })];
  const build = performance.now() - begun;
  const from = performance.now();
  const found = await solveModel(built, { timeLimit: 120, nodeLimit: 1 });
  const solve = performance.now() - from;
  assert.ok(found.status === "optimal", found.status);
  const rounding = performance.now();
  wholeUnits(problem, found.columns);
  return { size: inputs.length, lines: problem.lines.length, build, solve, whole: performance.now() - rounding };
}

const communes = `select area_id from registry.areas where kind in ('commune', 'ward', 'special_zone') and valid_to is null`;

/** The same criteria and weights in proportion, without floors, ceilings and whole thousands: what a person would write. */
const sharesByHand = `
  with counted as (
    select area.area_id, coalesce(sum(change.households) filter (where change.class = 'poor'), 0) as poor,
      coalesce(sum(change.households) filter (where change.class = 'near_poor'), 0) as near_poor, coalesce(sum(change.households), 0) as households
    from (${communes}) area left join review.status_changes change
      on change.commune_id = area.area_id and change.effective_on <= '2026-12-31' group by area.area_id
  )
  select area_id, round($1::numeric * (0.5 * poor / sum(poor) over () + 0.2 * near_poor / sum(near_poor) over ()
    + 0.2 * households / sum(households) over () + 0.1 / count(*) over ()) / 1000) * 1000 as amount from counted order by area_id`;

/** Decided changes of every commune of the country, made by the database itself: made up. */
async function fill(client: pg.Client, households: number): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(
    `insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
     select md5(area_id)::uuid, area_id, '2026-12-15', class, greatest(1, ($1 * (hashtext(area_id || class) & 1023) / 512))::int, $1 * 4
     from (${communes}) area, unnest(array['poor', 'near_poor', 'average', 'non_poor']) class`,
    [households],
  );
  await client.query("set session_replication_role = origin");
  await client.query("analyze review.status_changes");
}
