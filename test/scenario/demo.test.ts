/** The demo, loaded for a few communes: what the handbooks show is there, made by the acts themselves, and the books agree. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { readCounts, readMeasures } from "#contract/evaluation/measure.ts";
import { getPlan, listPlans } from "#contract/planning/plan.ts";
import { listHinderedLines } from "#contract/treasury/disbursement.ts";
import { getOptimiserRun, listOptimiserRuns } from "#contract/planning/optimiser.ts";
import { getPlanStory } from "#contract/planning/plan-acts.ts";
import { getTreasuryImport, listTreasuryImports } from "#contract/treasury/treasury.ts";
import { listReallocationCandidates, listReallocations } from "#contract/planning/reallocation.ts";
import { listEvidence, listMeetings } from "#contract/review/evidence.ts";
import { listReviews, listRounds, roundProgress } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { isSmall, usualSmallest } from "#kernel/suppression/shown-count.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { candidatesOf } from "#test/support/suppression-attacker.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { equationsOf, outputsOf, planEquations, secretsOf } from "./demo-equations.ts";
import { loadDemo } from "#demo/load-demo.ts";
import { shownCommune } from "#demo/player/demo-places.ts";
import { listFormulaRuns } from "#contract/planning/formula-run.ts";
import { checkLedger, listBalances } from "#contract/ledger/balance.ts";
import { listContributions } from "#contract/ledger/contribution.ts";
import { listCarryOvers } from "#contract/planning/carry-over.ts";
import { exploreLedger } from "#contract/ledger/posting.ts";
import { publishAllocation, readPublicAllocation } from "#contract/planning/allocation.ts";
import { countsHouseholds } from "#programme/planning/allocation/criteria.ts";
import { readNeeds } from "#contract/planning/need.ts";
import { listLivelihoodGroups } from "#contract/delivery/livelihood.ts";
import { listContracts, listUnsold } from "#contract/delivery/value-chain.ts";
import { listWorks } from "#contract/delivery/work.ts";
import { listActivities } from "#contract/delivery/activity.ts";
import { listTargetResults } from "#contract/evaluation/target.ts";

let opened: TestInstallation;
let reader: TestOfficer;
let officer: TestOfficer;
let roundId: Id<"round">;
/** Kinds of activity whose units go to households. */
const householdKinds = new Set<string>();
const areaId = "51";
/** Enough that there are roads of each pace, so that money has somewhere to go. */
const communeCount = 10;

before(async () => {
  opened = await openTestInstallation({ clock: () => new Date("2026-11-27T02:00:00Z") });
  const { server, ownersServer, migratorUrl } = opened;
  const communes = await ownersServer.database
    .selectFrom("registry.areas")
    .select("area_id as id")
    .where("parent_id", "=", areaId)
    .where("area_id", "!=", shownCommune)
    .where("valid_to", "is", null)
    .orderBy("area_id")
    .limit(communeCount - 1)
    .execute();
  const loaded = await loadDemo(
    {
      config: server.config,
      migratorUrl,
      appUrl: appUrlOf(migratorUrl),
      server,
      ownersServer,
    },
    {
      households: 20_000,
      only: [shownCommune, ...communes.map(({ id }) => id)],
    },
  );
  assert.equal(loaded, true);
  reader = await opened.officer("province_officer", areaId);
  officer = await opened.officer("commune_officer", shownCommune);
  const { rows } = await reader.get(listRounds);
  const programmes = await reader.get(listProgrammes);
  for (const { activityKinds } of programmes.rows)
    for (const { code, participants } of activityKinds)
      if (participants === "household" || participants === "person") householdKinds.add(code);
  roundId = rows.find(({ year }) => year === 2026)?.roundId ?? assert.fail("there is no round of 2026");
});
after(() => opened.close());

describe("the demo shows", () => {
  test("what communities and enterprises gave: money, goods and labour, apart", async () => {
    const { rows, sums } = await reader.get(listContributions, { query: { areaId, year: "2026" } });
    assert.ok(sums.money > 0n && sums.goods > 0n && sums.labour > 0n);
    assert.ok(rows.some(({ fundSource, form }) => fundSource === "ENTERPRISE" && form === "goods"));
    assert.ok(
      rows.some(({ lineTitle }) => lineTitle !== null),
      "some stand on the line of a plan",
    );
  });

  test("files of the treasury: one that agrees and is accepted, one with each kind of difference", async () => {
    const { rows } = await reader.get(listTreasuryImports, { query: { areaId } });
    assert.deepEqual(
      rows.map(({ acceptedAt }) => acceptedAt !== null),
      [false, true],
    );
    const [open, accepted] = rows;
    assert.deepEqual([accepted?.difference, accepted?.counts.only_with_us ?? 0], [0n, 0]);
    assert.ok((accepted?.counts.matched ?? 0) > 0);
    assert.equal(open?.badRows.length, 1);
    const { counts, lines } = await reader.get(getTreasuryImport, {
      params: { treasuryImportId: open?.treasuryImportId ?? assert.fail() },
    });
    assert.equal(counts.amount_differs, 2);
    assert.equal(counts.only_with_treasury, 2);
    assert.ok((counts.matched ?? 0) > 0 && (counts.only_with_us ?? 0) > 0);
    const differences = lines
      .filter(({ finding }) => finding === "amount_differs")
      .map(({ amount, ownAmount }) => (amount ?? 0n) - (ownAmount ?? 0n));
    assert.deepEqual(differences.toSorted(), [1n, 270_000n], "to the đồng");
  });

  test("a plan with remarks on its lines that waits for its appraisal, and one that was adjusted with a reason", async () => {
    const { rows } = await reader.get(listPlans, { query: { areaId: shownCommune } });
    const storyOf = async (year: number, programmeId: string) => {
      const plan = rows.find((one) => one.year === year && one.programmeId === programmeId) ?? assert.fail();
      return { plan, ...(await reader.get(getPlanStory, { params: { planId: plan.planId } })) };
    };
    const next = await storyOf(2027, "vn-2026-2035");
    assert.equal(next.plan.state, "submitted");
    assert.deepEqual(
      next.remarks.map(({ line, answer }) => [line?.kind, answer]),
      [
        ["output", null],
        ["fund", null],
      ],
    );
    const adjusted = await storyOf(2026, "vn-2026-2035");
    assert.equal(adjusted.plan.state, "adjusted");
    const last = adjusted.acts.findLast(({ act }) => act === "adjust");
    assert.ok(last?.version !== null && (last?.reason ?? "").includes("bò giống"));
  });

  test("a search that found a use, and beside it two runs to compare", async () => {
    const { rows } = await reader.get(listOptimiserRuns, { query: { year: "2026" } });
    assert.deepEqual(
      rows.map(({ state }) => state),
      ["finished"],
    );
    const [{ optimiserRunId } = assert.fail()] = rows;
    const { result } = await reader.get(getOptimiserRun, { params: { optimiserRunId } });
    assert.ok((result?.removed.whole ?? 0) > 0);
    const runs = await reader.get(listFormulaRuns, { query: { year: "2026" } });
    const drafts = runs.rows.filter(({ approved }) => approved === null);
    assert.equal(drafts.length, 2);
    assert.equal(drafts.filter((run) => run.optimiserRunId === optimiserRunId).length, 1);
  });

  test("money that moved within the year, and money that waits", async () => {
    const { rows } = await reader.get(listReallocations, { query: { areaId, year: "2026" } });
    assert.deepEqual(rows.map(({ state }) => state).toSorted(), ["approved", "consented", "proposed", "refused"]);
  });

  test("the end of 2025 decided, that of 2026 tried", async () => {
    const { rows } = await reader.get(listCarryOvers, { query: { areaId } });
    assert.deepEqual(rows.map(({ fromYear, state }) => [fromYear, state]).toSorted(), [
      [2025, "approved"],
      [2026, "draft"],
    ]);
    const first = rows.find(({ fromYear }) => fromYear === 2025);
    assert.deepEqual(first?.sums, { carry: 6_400_000_000n, return: 1_250_000_000n, stay: 0n, undecided: 0n });
  });

  test("a village meeting with both signed minutes, photos of a survey, an open objection", async () => {
    const query = { communeId: shownCommune };
    const villages = await officer.get(roundProgress, { params: { roundId }, query });
    const meetings = [];
    for (const { areaId: villageId } of villages.rows)
      meetings.push(...(await officer.get(listMeetings, { params: { roundId, villageId } })).rows);
    assert.deepEqual(
      meetings
        .map(({ copies }) => copies.map(({ copy }) => copy))
        .find((copies) => copies.length > 0)
        ?.toSorted(),
      ["committee", "village"],
    );
    const { rows } = await officer.get(listReviews, { params: { roundId }, query: { ...query, limit: 200 } });
    const kinds = [];
    for (const { householdId } of rows)
      kinds.push(
        ...(await officer.get(listEvidence, { params: { householdId, roundId } })).rows.map(({ kind }) => kind),
      );
    assert.ok(kinds.filter((kind) => kind === "photo").length >= 2);
    const all = await reader.get(roundProgress, { params: { roundId }, query: {} });
    const names = all.rows.map(({ areaName }) => areaName ?? "");
    assert.deepEqual(names, names.toSorted(new Intl.Collator("vi").compare), "in the order of the language");
    assert.ok(all.rows.some(({ openObjections }) => openObjections !== "suppressed" && openObjections > 0));
  });

  test("books and chains that agree", async () => {
    assert.deepEqual((await reader.get(checkLedger)).findings, []);
    assert.deepEqual((await verifyChains(opened.ownersServer.database)).findings, []);
  });
});

describe("who may not read households by name", () => {
  const on = localDate("2026-11-27");

  test("finds a count on one page exactly where it finds it on the others of the day", async () => {
    const analyst = await opened.officer("country_analyst", "VN");
    const measures = await analyst.get(readMeasures, { query: { areaId, on } });
    const needs = await analyst.get(readNeeds, { query: { areaId, on } });
    const ofNeeds = new Map(needs.rows.map((row) => [row.areaId, row.byClass]));
    for (const row of [measures.total, ...measures.rows])
      for (const [key, count] of [
        ["poor", row.poor],
        ["near_poor", row.nearPoor],
      ] as const)
        assert.equal(
          ofNeeds.get(row.areaId)?.find((one) => one.key === key)?.households ?? 0,
          count,
          `${row.areaId} ${key}`,
        );
    assert.equal(typeof measures.total.poor, "number");
  });

  test("solves no small count from measures, counts and needs of the province", async () => {
    const analyst = await opened.officer("country_analyst", "VN");
    const exact = await reader.get(readMeasures, { query: { areaId, on } });
    const shown = await analyst.get(readMeasures, { query: { areaId, on } });
    const needs = await analyst.get(readNeeds, { query: { areaId, on } });
    const counts = await analyst.get(readCounts, { query: { areaId, on } });
    const truth = new Map([exact.total, ...exact.rows].map((row) => [row.areaId, row]));
    const equations = equationsOf(shown, needs, counts);
    let small = 0;
    for (const [key, count] of secretsOf(truth)) {
      if (!isSmall(count, usualSmallest)) continue;
      small += 1;
      const candidates = await candidatesOf(key, equations);
      assert.ok(candidates >= usualSmallest, `${key}, which is ${String(count)}, has ${String(candidates)} values`);
    }
    assert.ok(small > 0, "the demo has small counts");
    assert.ok(
      shown.rows.some(({ poor }) => typeof poor === "number" && poor > 0),
      "and others are shown",
    );
  });
});

describe("an allocation of the demo", () => {
  test("bands every commune that the class page of its day suppresses, and the class page and the ledger leave out what it bands", async () => {
    const analyst = await opened.officer("country_analyst", "VN");
    const lead = await opened.officer("province_lead", areaId);
    const { rows } = await reader.get(listFormulaRuns, { query: {} });
    let banded = 0;
    for (const { formulaRunId } of rows.filter(({ approved }) => approved !== null)) {
      await lead.get(publishAllocation, { params: { formulaRunId } });
      const { allocation } = await reader.get(readPublicAllocation, { params: { formulaRunId } });
      assert.ok(allocation !== null);
      if (!allocation.formula.criteria.some(({ code }) => countsHouseholds(code))) continue;
      const counts = await analyst.get(readCounts, { query: { areaId, on: allocation.asOf } });
      const isSuppressed = new Map(counts.rows.map((row) => [row.areaId, row.households === "suppressed"]));
      const pivot = await analyst.get(exploreLedger, { query: { areaId, by: "area" } });
      const inLedger = new Set(pivot.rows.map(({ key }) => key));
      for (const row of allocation.rows) {
        const isBand = row.amount === null;
        banded += isBand ? 1 : 0;
        if (isSuppressed.get(row.areaId) === true) assert.ok(isBand, `${row.areaName} is exact in the allocation`);
        if (!isBand) continue;
        assert.notEqual(isSuppressed.get(row.areaId), false, `${row.areaName} is exact on the class page`);
        assert.ok(!inLedger.has(row.areaId), `${row.areaName} has a row in the ledger`);
        const alone = await analyst.ask(exploreLedger, { query: { areaId: row.areaId, by: "area" } });
        assert.ok("problem" in alone && alone.problem.code === "planning.small_counts_withheld");
      }
    }
    assert.ok(banded > 0);
  });
});

describe("what plans, activities, rounds and the ledger tell who may not read households by name", () => {
  const withoutNames = async () => opened.officer("country_analyst", "VN");

  test("a plan's quantities are not solved from its sum, and no list tells the money of a line that is withheld", async () => {
    const analyst = await withoutNames();
    const { rows } = await analyst.get(listPlans, { query: { areaId } });
    const fundLines = new Set<string>();
    let small = 0;
    for (const { planId } of rows) {
      const [exact, shown] = [
        await reader.get(getPlan, { params: { planId } }),
        await analyst.get(getPlan, { params: { planId } }),
      ];
      const { equations, hidden, lines } = planEquations(shown);
      for (const id of lines) fundLines.add(id);
      for (const output of outputsOf(exact)) {
        if (!householdKinds.has(output.activityKind) || !isSmall(Number(output.quantity), usualSmallest)) continue;
        small += 1;
        assert.ok(hidden.has(output.outputId), `${output.activityKind} of ${shown.areaName} is shown`);
        const candidates = await candidatesOf(output.outputId, equations);
        assert.ok(candidates >= usualSmallest, `${output.activityKind} of ${shown.areaName} is solved`);
      }
    }
    assert.ok(small > 0 && fundLines.size > 0, "the demo plans for few households somewhere");
    const query = { areaId, year: "2026" };
    const reported = [
      ...(await analyst.get(listBalances, { query })).rows.map(({ fundLineId }) => fundLineId),
      ...(await analyst.get(listHinderedLines, { query })).rows.map(({ fundLineId }) => fundLineId),
      ...(await analyst.get(listReallocationCandidates, { query })).rows.map(({ fundLineId }) => fundLineId),
    ];
    assert.deepEqual(
      reported.filter((fundLineId) => fundLineId !== null && fundLines.has(fundLineId)),
      [],
    );
    const exactLines = (await reader.get(listBalances, { query })).rows;
    assert.ok(exactLines.some(({ fundLineId }) => fundLineId !== null && fundLines.has(fundLineId)));
  });

  test("activities, targets and the round show no count from 1 to 4 of a commune, and the audit no count at all", async () => {
    const analyst = await withoutNames();
    const activities = (await analyst.get(listActivities, { query: { areaId } })).rows;
    const supports = activities.flatMap((activity) => Object.values(activity.supports));
    const exact = (await reader.get(listActivities, { query: { areaId } })).rows;
    const isFew = (count: unknown) => typeof count === "number" && isSmall(count, usualSmallest);
    assert.ok(exact.flatMap((activity) => Object.values(activity.supports)).some(isFew));
    assert.deepEqual(supports.filter(isFew), []);
    const results = (await analyst.get(listTargetResults, { query: { areaId, year: "2026" } })).rows;
    assert.deepEqual(
      results
        .flatMap(({ baseline, target, planned, delivered }) => [baseline, target, planned, delivered])
        .filter(isFew),
      [],
    );
    const progress = await analyst.get(roundProgress, { params: { roundId }, query: {} });
    assert.ok(progress.withheld > 0);
    assert.deepEqual(progress.rows.flatMap(({ states }) => Object.values(states)).filter(isFew), []);
    const operator = await opened.officer("operator", "VN");
    const { rows } = await operator.get(listAuditEntries, { query: { limit: "200" } });
    const counts = rows.flatMap(({ facts }) =>
      Object.entries(facts).filter(([name, fact]) => typeof fact === "number" && !/year|version/i.test(name)),
    );
    assert.deepEqual(counts, []);
  });
});

test("roads of the demo are works, some late, and each is paid what its vouchers say", async () => {
  const { rows, sums } = await reader.get(listWorks, { query: { areaId } });
  assert.ok(rows.some(({ troubles }) => troubles.includes("milestone_late")));
  assert.ok(rows.some(({ accepted, paid }) => accepted > 0n && paid > 0n));
  assert.equal(
    sums.paid,
    rows.reduce((sum, { paid }) => sum + paid, 0n),
  );
  assert.ok(rows.every(({ paid, value }) => paid <= value));
});

test("livelihood groups of the demo have cows dead, born and rotated, one sells by contract, and some produce has no buyer", async () => {
  const { rows, sums } = await reader.get(listLivelihoodGroups, { query: { areaId } });
  assert.ok(rows.length >= 2, `${rows.length} groups`);
  assert.ok(rows.every(({ gone, born, rotations }) => gone === 1 && born === 1 && rotations === 1));
  assert.equal(sums.groups, rows.length);
  const contracts = (await reader.get(listContracts, { query: { areaId } })).rows;
  assert.ok(
    contracts.length === rows.length && contracts.every(({ unpaid, amount }) => unpaid > 0n && unpaid < amount),
  );
  const unsold = (await reader.get(listUnsold, { query: { areaId } })).rows;
  assert.ok(unsold.some(({ owner, isLate }) => owner === null && isLate));
});
