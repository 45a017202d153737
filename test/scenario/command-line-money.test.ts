/** Each command of allocation, ledger, disbursement and treasury once; what it prints is looked at. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import { dong } from "#kernel/money.ts";
import {
  closeCommandInstallation,
  decision,
  fileOf,
  first,
  inCommune,
  inProvince,
  last,
  openCommandInstallation,
  repair,
  run,
  stateShape,
} from "./command-installation.ts";
import type { CommandInstallation } from "./command-installation.ts";
import { fundedLine } from "./funded-line.ts";
import type { FundedLine } from "./funded-line.ts";
import type { Scenario } from "./scenario.ts";
import { recordBudget } from "#contract/planning/formula-run.ts";

let server: CommandInstallation;
let scenario: Scenario;
let funded: FundedLine;
before(async () => {
  server = await openCommandInstallation();
  scenario = server.scenario;
  funded = await fundedLine(scenario, repair);
});
after(async () => closeCommandInstallation(server));

describe("vuon allocation", () => {
  const runs: string[] = [];
  const share = async (...more: string[]) => {
    const { formulaRunId } = await last(
      z.object({ formulaRunId: z.string(), reproduced: z.literal(true) }),
      scenario.people.planner,
      "allocation",
      "run",
      ...inProvince,
      "--source",
      "PROVINCE",
      "--component",
      "II.1",
      "--amount",
      "9000000",
      "--as-of",
      "2026-01-15",
      "--weight",
      "poor=70",
      ...more,
    );
    runs.push(formulaRunId);
  };

  test("shares, shows, compares, approves and publishes", async () => {
    const { planner, lead, treasurer } = scenario.people;
    const money = { areaId: "51", year: 2026, fundSource: "PROVINCE", component: "II.1", amount: dong(9_000_000) };
    await treasurer.get(recordBudget, { body: { ...money, originYear: 2025, reference: "chuyển nguồn" } });
    await share("near_poor=30", "--title", "Một", "--floor", "1000");
    await share("--origin", "2025", "--ceiling", "9000000");
    const table = z.array(z.object({ area: z.string(), amount: z.bigint() }));
    const shown = await first(table, planner, "allocation", "show", runs[1] ?? "");
    assert.equal(shown.find(({ area }) => area === "Ba Tơ")?.amount, 9_000_000n);
    const listed = await last(z.array(z.object({ formulaRunId: z.string() }).loose()), planner, "allocation", "list");
    assert.ok(runs.every((one) => listed.some(({ formulaRunId }) => formulaRunId === one)));
    const compared = await first(z.array(z.record(z.string(), z.unknown())), planner, "allocation", "compare", ...runs);
    assert.equal(compared.length, 96);
    const approved = z.object({ decisionNumber: z.string() });
    const made = await last(approved, lead, "allocation", "approve", runs[1] ?? "", ...decision);
    assert.equal(made.decisionNumber, "15/QĐ-UBND");
    const published = await run(lead, "allocation", "publish", runs[1] ?? "");
    assert.equal(published.printed.length, 1);
  });

  test("looks for the best use", async () => {
    const { planner } = scenario.people;
    const { optimiserRunId } = await last(
      z.object({ optimiserRunId: z.string(), state: z.string() }),
      planner,
      "allocation",
      "optimise",
      ...inProvince,
      "--source",
      "CENTRAL_INVEST",
      "--amount",
      "60000000",
      "--kind",
      "housing_repair",
      "--as-of",
      "2026-01-15",
    );
    const shown = stateShape;
    const { state } = await first(shown, planner, "allocation", "optimise", "show", optimiserRunId);
    assert.match(state, /queued|running|finished/);
  });
});

describe("vuon ledger", () => {
  test("tells balances, postings and the flow, and is in order", async () => {
    const { lead } = scenario.people;
    const balances = await last(
      z.array(z.object({ kind: z.string() }).loose()),
      lead,
      "ledger",
      "balances",
      ...inProvince,
    );
    assert.ok(balances.some(({ kind }) => kind === "allocated"));
    const verified = z.object({ postings: z.number(), findings: z.literal(0) });
    assert.ok((await last(verified, lead, "ledger", "verify")).postings > 3);
    const pivot = z.array(z.object({ key: z.string(), allocated: z.bigint() }).loose());
    const byOrigin = await last(pivot, lead, "ledger", "pivot", ...inProvince, "--by", "originYear");
    assert.equal(byOrigin.find(({ key }) => key === "2025")?.allocated, 9_000_000n);
    const links = z.array(z.object({ level: z.string(), amount: z.bigint() }).loose());
    assert.ok((await last(links, lead, "ledger", "flow", ...inProvince)).length > 3);
  });

  test("records what people give for a line, opens its posting and takes it back", async () => {
    const { accountant, treasurer } = scenario.people;
    const gift = ["--source", "COMMUNITY", "--component", "II.1", "--giver", "Dân làng Teng", "--content", "Làm nền"];
    const { postingId } = await last(
      z.object({ postingId: z.string(), amount: z.literal(2_500_000n) }),
      accountant,
      "ledger",
      "contribute",
      "--area",
      "21484",
      ...gift,
      "--on",
      "2026-02-08",
      "--form",
      "labour",
      "--quantity",
      "12.5",
      "--unit",
      "ngày công",
      "--rate",
      "200000",
      "--line",
      funded.activityLineId,
    );
    const gifts = z.array(z.object({ lineTitle: z.string().nullable(), form: z.string() }).loose());
    const [given] = await first(gifts, accountant, "ledger", "contributions", ...inCommune);
    assert.deepEqual([given?.lineTitle, given?.form], ["Việc housing_repair", "labour"]);
    const rows = z.array(z.object({ postingId: z.string() }).loose());
    const listed = await last(rows, treasurer, "ledger", "postings", ...inCommune, "--form", "labour");
    assert.equal(listed[0]?.postingId, postingId);
    const entries = z.array(z.object({ amount: z.bigint() }).loose());
    assert.equal((await last(entries, treasurer, "ledger", "posting", postingId)).length, 2);
    const reversal = z.object({ reverses: z.string(), entries: z.number() }).loose();
    const taken = await last(reversal, treasurer, "ledger", "reverse", postingId, "--reason", "Ghi nhầm");
    assert.deepEqual([taken.reverses, taken.entries], [postingId, 2]);
  });

  test("tries the figures of a closed year", async () => {
    const path = await fileOf(
      server,
      "past.csv",
      "year,origin_year,source,component,area,stage,month,amount\n2023,,CENTRAL_INVEST,DA5,21484,allocated,,10\n2023,,CENTRAL_INVEST,DA5,21484,disbursed,3,10\n",
    );
    const reported = z.object({ rows: z.number() }).loose();
    const { treasurer } = scenario.people;
    const words = ["ledger", "past-years", path, "--area", "51", "--programme", "vn-2021-2025", "--try"];
    assert.equal((await last(reported, treasurer, ...words)).rows, 2);
  });
});

describe("vuon disbursement and treasury", () => {
  test("tell the board and the lines, set the months of one, and print the report", async () => {
    const { officer, lead } = scenario.people;
    const board = z.array(z.object({ areaName: z.string(), available: z.bigint() }).loose());
    const communes = await first(board, lead, "disbursement", "board", ...inProvince);
    assert.ok(communes.some(({ areaName }) => areaName === "Ba Tơ"));
    const lines = z.array(z.object({ fundLineId: z.string(), hindrance: z.string().nullable() }).loose());
    const missing = await last(lines, lead, "disbursement", "lines", ...inProvince, "--missing", "activity");
    assert.ok(missing.some(({ fundLineId }) => fundLineId === funded.fundLineId));
    const set = ["disbursement", "schedule", funded.fundLineId, "3=10000000", "9=20000000"];
    assert.deepEqual(await last(z.object({ months: z.number() }), officer, ...set), { months: 2 });
    const out = join(server.folder, "report.xlsx");
    const made = z.object({ bytes: z.number() }).loose();
    const { bytes } = await last(made, lead, "disbursement", "report", ...inProvince, "--format", "xlsx", "--out", out);
    assert.equal((await readFile(out)).length, bytes);
  });

  test("compare a file of the treasury, and accept what was found", async () => {
    const { treasurer } = scenario.people;
    const path = await fileOf(server, "treasury.csv", "ngay,so\n05/02/2026,1000\n");
    const period = ["--area", "51", "--from", "2026-02-01", "--to", "2026-02-08", "--date", "ngay", "--amount", "so"];
    const found = await last(
      z.object({ treasuryImportId: z.string(), only_with_treasury: z.number() }).loose(),
      treasurer,
      "treasury",
      "import",
      path,
      ...period,
    );
    assert.equal(found.only_with_treasury, 1);
    const listed = await last(z.array(z.unknown()), treasurer, "treasury", "list", "--area", "51");
    assert.equal(listed.length, 1);
    const lines = z.array(z.object({ finding: z.string() }).loose());
    const [line] = await last(lines, treasurer, "treasury", "show", found.treasuryImportId);
    assert.equal(line?.finding, "only_with_treasury");
    const accepted = await run(treasurer, "treasury", "accept", found.treasuryImportId, "--reason", "Đã hỏi Kho bạc");
    assert.equal(accepted.printed.length, 1);
  });
});

describe("vuon allocation reallocate and carry-over", () => {
  test("proposes, consents, lists, approves and refuses", async () => {
    const { officer, chair, lead } = scenario.people;
    const otherCommune = "21490";
    const at = {
      commune: otherCommune,
      officer: await scenario.opened.officer("commune_officer", otherCommune),
      chair: await scenario.opened.officer("commune_chair", otherCommune),
    };
    const other = await fundedLine(scenario, repair, at);
    const reallocate = ["allocation", "reallocate"];
    const lines = z.array(z.object({ fundLineId: z.string() }).loose());
    const candidates = await last(lines, lead, ...reallocate, "candidates", ...inProvince);
    assert.ok(candidates.some(({ fundLineId }) => fundLineId === other.fundLineId));
    const proposed = z.object({ reallocationId: z.string(), state: z.literal("proposed"), amount: z.bigint() }).loose();
    const propose = async (amount: number) => {
      const sides = ["--from", `${funded.fundLineId}=${amount}`, "--to", `${other.fundLineId}=${amount}`];
      const words = ["propose", "--area", "21484", ...sides, "--reason", "Không kịp thi công"];
      return (await last(proposed, officer, ...reallocate, ...words)).reallocationId;
    };
    const id = await propose(5_000_000);
    const stateOf = stateShape;
    assert.equal((await last(stateOf, chair, ...reallocate, "consent", id)).state, "consented");
    assert.equal((await last(stateOf, lead, ...reallocate, "approve", id, ...decision)).state, "approved");
    const second = await propose(1_000_000);
    assert.equal((await last(stateOf, lead, ...reallocate, "refuse", second, "--note", "Để lại")).state, "refused");
    const listed = z.array(z.object({ reallocationId: z.string(), state: z.string() }).loose());
    const found = await last(listed, lead, ...reallocate, "list", ...inProvince);
    assert.deepEqual(
      new Map(found.map((one) => [one.reallocationId, one.state])),
      new Map([
        [second, "refused"],
        [id, "approved"],
      ]),
    );
  });

  test("tries the year's end, shows it and approves it", async () => {
    const { planner, lead } = scenario.people;
    scenario.on("2026-12-31");
    const tried = z.object({ carryOverId: z.string(), carry: z.bigint() }).loose();
    const { carryOverId, carry } = await last(tried, planner, "allocation", "carry-over", "try", ...inProvince);
    assert.ok(carry > 0n);
    const lines = z.array(z.object({ action: z.string(), amount: z.bigint() }).loose());
    const shown = await last(lines, planner, "allocation", "carry-over", "show", carryOverId);
    assert.equal(
      shown.reduce((sum, { action, amount }) => (action === "carry" ? sum + amount : sum), 0n),
      carry,
    );
    const end = ["--decision", "99/QĐ-UBND", "--on", "2026-12-31"];
    const done = await last(stateShape, lead, "allocation", "carry-over", "approve", carryOverId, ...end);
    assert.equal(done.state, "approved");
  });
});
