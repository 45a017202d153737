import type { Id } from "#kernel/id.ts";
import { instalmentsOf } from "#programme/delivery/instalments.ts";
import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import * as store from "./supports-store.ts";

const today = localDate("2026-03-02");
const rowLevel = /row-level security/;

describe("supports in the database", () => {
  let year: SupportedCommune;
  let commune: string;
  before(async () => {
    year = await openSupportedCommune();
    commune = year.scenario.commune;
  });
  after(async () => year.scenario.opened.close());

  const asOfficer = async <Value>(act: string, work: (tx: Tx) => Promise<Value>) =>
    year.inAct(year.scenario.people.officer, act, work);
  const proposeAct = "delivery.proposeSupports";
  const page = { state: undefined, after: undefined, limit: 10 };
  const activityOf = (activityId: Id<"activity">) => ({
    activityId,
    communeId: commune,
    year: 2026,
    content: "housing",
    period: { from: localDate("2026-01-01"), until: localDate("2027-01-01") },
  });
  const proposalFor = (candidate: store.Candidate, amount = 30_000_000n): store.NewSupport => ({
    householdId: candidate.householdId,
    supportId: newId("support"),
    reviewId: candidate.reviewId,
    seriesId: newId("support"),
    ...instalmentsOf({ instalments: undefined }, dong(amount), localDate("2026-03-01"))[0],
    grounds: { class: candidate.class, decisionId: candidate.decisionId, deprivations: ["housingQuality"] },
  });
  /** Supports of two of the three candidates, in an activity of their own. */
  async function proposed(): Promise<{
    readonly activityId: Id<"activity">;
    readonly supports: readonly store.NewSupport[];
  }> {
    const activityId = await year.scenario.activity(year.fundLineId, 2026);
    const supports = await asOfficer(proposeAct, async (tx) => {
      const candidates = await store.listCandidates(tx, commune, activityId, today);
      const chosen = candidates.slice(0, 2).map((one) => proposalFor(one));
      await store.addProposals(tx, activityOf(activityId), chosen);
      return chosen;
    });
    return { activityId, supports };
  }

  it("are proposed to listed households that the activity does not have yet, as decided on or before the day", async () => {
    const { activityId, supports } = await proposed();
    const [left, beforeDecision, elsewhere] = await asOfficer(proposeAct, async (tx) => [
      await store.listCandidates(tx, commune, activityId, today),
      await store.listCandidates(tx, commune, newId("activity"), localDate("2025-11-01")),
      await store.listCandidates(tx, "21490", newId("activity"), today),
    ]);
    assert.equal(left?.length, 1);
    assert.ok(!supports.some(({ householdId }) => householdId === left?.[0]?.householdId));
    assert.deepEqual([left?.[0]?.memberCount, left?.[0]?.lacksLand], [1, null]);
    assert.deepEqual([beforeDecision, elsewhere], [[], []]);
  });

  it("come back as they were written, page by page in the order in which they were proposed", async () => {
    const { activityId, supports } = await proposed();
    const [first, second, none, checked] = await asOfficer("delivery.readSupports", async (tx) => {
      const one = await store.listSupportRows(tx, { ...page, activityId, limit: 1 });
      return [
        one,
        await store.listSupportRows(tx, { ...page, activityId, after: one[0]?.supportId }),
        await store.listSupportRows(tx, { ...page, activityId: newId("activity") }),
        await store.listSupportRows(tx, { ...page, activityId, state: "checked" }),
      ];
    });
    const rows = [...(first ?? []), ...(second ?? [])];
    assert.deepEqual(
      rows.map(({ supportId }) => supportId),
      supports.map(({ supportId }) => supportId).toSorted(),
    );
    assert.deepEqual([none, checked], [[], []]);
    const [row] = rows;
    assert.deepEqual(
      [row?.state, row?.amount, row?.quantity, row?.deprivations, row?.findings, row?.deliveredOn, row?.evidence],
      ["proposed", 30_000_000n, 1, ["housingQuality"], [], null, 0],
    );
    assert.equal(row?.villageName, "Làng Teng");
  });

  it("hold the largest amount to the đồng, and no amount below zero", async () => {
    const activityId = await year.scenario.activity(year.fundLineId, 2026);
    const add = async (amount: bigint) =>
      asOfficer(proposeAct, async (tx) => {
        const [candidate] = await store.listCandidates(tx, commune, activityId, today);
        assert.ok(candidate !== undefined);
        const proposal = proposalFor(candidate, amount);
        await store.addProposals(tx, activityOf(activityId), [proposal]);
        return store.findSupport(tx, proposal.householdId, proposal.supportId);
      });
    assert.equal((await add(1_000_000_000_000_000n))?.amount, 1_000_000_000_000_000n);
    await assert.rejects(add(1_000_000_000_000_001n), /support_is_at_most_the_largest_amount/);
    await assert.rejects(add(-1n), /support_amount_is_not_negative/);
  });

  it("are neither read, locked, changed nor added from another commune", async () => {
    const { activityId, supports } = await proposed();
    const [support] = supports;
    assert.ok(support !== undefined);
    const seen = await year.inAct(year.stranger, proposeAct, async (tx) => {
      await store.setSupportStates(tx, supports, { state: "refused" });
      const { householdId, supportId } = support;
      await store.setFindings(tx, [{ householdId, supportId, state: "checked", findings: [] }]);
      return [
        await store.listSupportRows(tx, { ...page, activityId }),
        await store.loadSupports(tx, supports),
        await store.listCandidates(tx, commune, newId("activity"), today),
        await store.listStatusesOn(tx, [support.householdId], today),
        await store.findSupport(tx, support.householdId, support.supportId),
      ];
    });
    assert.deepEqual(seen, [[], [], [], [], undefined]);
    const states = await asOfficer("delivery.readSupports", async (tx) => store.loadSupports(tx, supports));
    assert.deepEqual(
      states.map(({ state }) => state),
      ["proposed", "proposed"],
    );
    const intruding = { ...support, supportId: newId("support") };
    await assert.rejects(
      year.inAct(year.stranger, proposeAct, async (tx) => store.addProposals(tx, activityOf(activityId), [intruding])),
      rowLevel,
    );
  });

  it("are loaded only where household and support belong together", async () => {
    const { supports } = await proposed();
    const [one, other] = supports;
    assert.ok(one !== undefined && other !== undefined);
    const found = await asOfficer(proposeAct, async (tx) => [
      await store.loadSupports(tx, []),
      await store.loadSupports(tx, [{ householdId: one.householdId, supportId: other.supportId }]),
      await store.loadSupports(tx, [one, { householdId: newId("household"), supportId: newId("support") }]),
    ]);
    assert.deepEqual(
      found.map((rows) => rows.map(({ supportId }) => supportId)),
      [[], [], [one.supportId]],
    );
  });

  it("keep what was found at their check, and a day of delivery that a later change does not name", async () => {
    const { supports } = await proposed();
    const findings = [{ code: "delivery.on_the_list", severity: "tells" as const, facts: { class: "poor" } }];
    const rows = await asOfficer("delivery.checkSupports", async (tx) => {
      await store.setFindings(
        tx,
        supports.map(({ householdId, supportId }) => ({ householdId, supportId, state: "checked", findings })),
      );
      await store.setSupportStates(tx, supports, { state: "checked", deliveredOn: today });
      await store.setSupportStates(tx, supports, { state: "refused" });
      return Promise.all(supports.map(async (one) => store.findSupport(tx, one.householdId, one.supportId)));
    });
    for (const row of rows)
      assert.deepEqual([row?.state, row?.deliveredOn, row?.findings], ["refused", today, findings]);
  });

  it("are not committed without the posting that committed their money", async () => {
    const { supports } = await proposed();
    await assert.rejects(
      asOfficer("delivery.checkSupports", async (tx) => store.setSupportStates(tx, supports, { state: "committed" })),
      /committed_support_is_posted/,
    );
  });

  it("of the same content and period are found in other activities, but for those that were refused", async () => {
    const one = await proposed();
    const other = await proposed();
    const [mine] = await asOfficer(proposeAct, async (tx) => store.loadSupports(tx, one.supports.slice(0, 1)));
    assert.ok(mine !== undefined);
    const twin = other.supports.find(({ householdId }) => householdId === mine.householdId);
    assert.ok(twin !== undefined);
    const listed = async () => asOfficer(proposeAct, async (tx) => store.listSameContent(tx, [mine]));
    const live = await listed();
    const [found] = live;
    assert.deepEqual(
      [found?.of, found?.fundSource, found?.amount, found?.state],
      [mine.supportId, "CENTRAL_INVEST", 30_000_000n, "proposed"],
    );
    await asOfficer(proposeAct, async (tx) => store.setSupportStates(tx, [twin], { state: "refused" }));
    assert.equal((await listed()).length, live.length - 1);
    const later = { ...mine, period: "[2027-01-01,2028-01-01)" };
    assert.deepEqual(await asOfficer(proposeAct, async (tx) => store.listSameContent(tx, [later])), []);
  });

  it("are given once: of 50 activities that approve the same household at once one does", async () => {
    const waiting: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[] = [];
    for (let activity = 0; activity < 50; activity += 1) {
      const activityId = await year.scenario.activity(year.fundLineId, 2026);
      await asOfficer(proposeAct, async (tx) => {
        const candidates = await store.listCandidates(tx, commune, activityId, today);
        const of = waiting[0]?.householdId ?? candidates[0]?.householdId;
        const candidate = candidates.find(({ householdId }) => householdId === of);
        assert.ok(candidate !== undefined);
        const referral = { ...proposalFor(candidate, 0n), supportId: newId("support") };
        await store.addProposals(tx, { ...activityOf(activityId), content: "referral" }, [referral]);
        waiting.push(referral);
      });
    }
    assert.equal(new Set(waiting.map(({ householdId }) => householdId)).size, 1);
    const approvals = await Promise.allSettled(
      waiting.map(async (one) =>
        asOfficer("delivery.checkSupports", async (tx) => store.setSupportStates(tx, [one], { state: "committed" })),
      ),
    );
    const refused = approvals.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    assert.equal(refused.length, 49);
    assert.ok(refused.every((reason) => reason.includes("same_support_is_given_once")));
  });

  it("take turns: of two who lock them in another order the second sees what the first did", async () => {
    const { supports } = await proposed();
    const reversed = supports.toReversed();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let locked: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const first = asOfficer("delivery.checkSupports", async (tx) => {
      await store.loadSupports(tx, supports);
      locked();
      await held;
      await store.setSupportStates(tx, supports, { state: "checked" });
    });
    await isLocked;
    const second = asOfficer("delivery.checkSupports", async (tx) => store.loadSupports(tx, reversed));
    release();
    const [, states] = await Promise.all([first, second]);
    assert.deepEqual(
      states.map(({ state }) => state),
      ["checked", "checked"],
    );
  });
});
