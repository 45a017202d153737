/**
 * Delivery at size. Eligibility: the daily count of who may have which kind of support, all kinds of the pack and all communes in one pass,
 * beside the same counts by a statement written by hand; a page of the list by which an activity proposes, of a commune with 2,000 households on its list. Approval: supports of one commune
 * proposed, checked and approved over HTTP, 2,000 an act, with every check made again and the money committed. Goals at two million
 * households: 60 s for the pass, 300 ms for the page, 10 s for 32,768 approvals.
 *
 *   npm run bench -- delivery [supports=32768] [HOUSEHOLDS…]      32000 256000 2000000 by default
 */
import assert from "node:assert/strict";
import pg from "pg";
import type { Id } from "#kernel/id.ts";
import { listEligibility } from "#contract/delivery/eligibility.ts";
import * as support from "#contract/delivery/support.ts";
import { countEligibleDaily } from "#server/delivery/eligibility/count-eligible.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { Scenario } from "#test/scenario/scenario.ts";
import { eligibleByHand } from "./support/eligible-by-hand.ts";
import { growthExponent, medianOf, table } from "./support/figures.ts";
import { fillAnswers } from "./support/fill-answers.ts";
import { asProvincesAre, fillMembers, fillProvince } from "./support/fill-province.ts";

export const describe =
  "who may have which support, in one pass beside SQL by hand, and approvals with all checks; goals 60 s at 2 M households, 10 s for 32,768";

const [passGoal, approveGoal, atOnce] = [60, 10, 2000];
/** Households of the list in a commune that is much poorer than those of a province of 560,000 households are. */
const longList = 2000;
const today = "2026-12-03";

type Pass = { readonly households: number; readonly pass: number; readonly byHand: number };
type Approvals = { readonly page: number; readonly propose: number; readonly check: number; readonly approve: number };

export async function run(args: readonly string[]): Promise<void> {
  const supports = Number(args.find((one) => one.startsWith("supports="))?.slice("supports=".length) ?? 32_768);
  const sizes = args.map(Number).filter((size) => size > 0);
  const passes: Pass[] = [];
  for (const size of sizes.length > 0 ? sizes : [32_000, 256_000, 2_000_000]) passes.push(await measurePass(size));
  const seconds = (value: number) => value.toFixed(2);
  process.stdout.write(
    table(
      ["households", "one pass s", "by hand s", "times"],
      passes.map(({ households, pass, byHand }) => [
        String(households),
        seconds(pass),
        seconds(byHand),
        (pass / byHand).toFixed(1),
      ]),
    ),
  );
  const { page } = await measureApprovals(longList);
  const approvals = await measureApprovals(supports);
  process.stdout.write(
    table(
      ["supports", "propose s", "check s", "approve s"],
      [[String(supports), seconds(approvals.propose), seconds(approvals.check), seconds(approvals.approve)]],
    ),
  );
  const last = passes.at(-1);
  if (last === undefined) return;
  const growth = growthExponent(passes.map(({ households, pass }) => [households, pass]));
  process.stdout.write(
    `bench delivery households=${last.households} eligibility_s=${seconds(last.pass)} of_sql=${(last.pass / last.byHand).toFixed(1)} ` +
      `approve_s=${seconds(approvals.approve)} supports=${supports} list_page_ms=${page.toFixed(0)} growth=${growth.toFixed(2)} ` +
      `goals=${passGoal}/${approveGoal} reached=${last.pass < passGoal && approvals.approve < approveGoal ? "yes" : "no"}\n`,
  );
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function measurePass(households: number): Promise<Pass> {
  const test = await openTestInstallation({ clock: () => new Date(`${today}T03:00:00Z`) });
  const client = new pg.Client({ connectionString: test.migratorUrl });
  await client.connect();
  try {
    await fillProvince(client, households, asProvincesAre);
    await fillMembers(client);
    await fillAnswers(client);
    const pass = await secondsOf(async () => countEligibleDaily(test.ownersServer));
    let counted: readonly string[] = [];
    const byHand = await secondsOf(async () => {
      counted = [...(await countByHand(client, "households")), ...(await countByHand(client, "people"))].toSorted();
    });
    assert.deepEqual(await countsOfPass(client), counted, "the rules and the statement by hand do not count the same");
    return { households, pass, byHand };
  } finally {
    await client.end();
    await test.close();
  }
}

async function countByHand(client: pg.Client, of: keyof typeof eligibleByHand): Promise<readonly string[]> {
  const { rows } = await client.query<Record<string, string | number>>(eligibleByHand[of], [today]);
  return rows.flatMap(({ commune_id: commune, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, count]) => (Number(count) === 0 ? [] : [`${commune} ${kind} ${count}`])),
  );
}

async function countsOfPass(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(`select concat_ws(' ', commune_id, kind, eligible) as line
    from delivery.eligible_counts where programme_id = 'vn-2026-2035' and eligible > 0`);
  return rows.map(({ line }) => line).toSorted();
}

/** All of one commune: every household poor and without a durable house. */
async function measureApprovals(count: number): Promise<Approvals> {
  const scenario = await Scenario.open();
  const { opened, people } = scenario;
  const client = new pg.Client({ connectionString: opened.migratorUrl });
  await client.connect();
  try {
    const allPoor = { listOf2026: "2026-12-15", classOf: () => "'poor'", lacksOf: () => "64" };
    await fillProvince(client, count, allPoor, scenario.commune);
    scenario.on("2026-01-20");
    const { fundLineId } = await scenario.fund(count, 2026);
    scenario.reach("2026-03-02");
    const activityId = await scenario.activity(fundLineId, 2026);
    const params = { activityId };
    const page = await medianOf(5, async () => people.officer.get(listEligibility, { params, query: {} }));
    const propose = await secondsOf(async () => people.officer.get(support.proposeSupports, { params, body: {} }));
    const { rows } = await client.query<{ householdId: Id<"household">; supportId: Id<"support"> }>(
      `select household_id as "householdId", support_id as "supportId" from delivery.supports where activity_id = $1`,
      [activityId],
    );
    assert.equal(rows.length, count);
    const parts = Array.from({ length: Math.ceil(count / atOnce) }, (_, at) =>
      rows.slice(at * atOnce, (at + 1) * atOnce),
    );
    const check = await secondsOf(async () => {
      for (const supports of parts) await people.officer.get(support.checkSupports, { params, body: { supports } });
    });
    const body = { decisionNumber: "56/QĐ-UBND" };
    const approve = await secondsOf(async () => {
      for (const supports of parts)
        await people.chair.get(support.approveSupports, { params, body: { supports, ...body } });
    });
    return { page, propose, check, approve };
  } finally {
    await client.end();
    await opened.close();
  }
}
