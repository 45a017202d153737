/** The server is killed without warning in the middle of scoring and of deciding a commune. Each act is whole or has not been. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import * as review from "#contract/review/round.ts";
import { localDate } from "#kernel/local-date.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { fillHouseholds, fillSurveyed, fillVillages } from "#test/support/fill-reviews.ts";
import { Breaker } from "#test/support/breaker.ts";
import { askOver, openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import * as villageContract from "#contract/review/village.ts";
import * as decision from "#contract/review/decision.ts";
import * as survey from "#contract/review/survey.ts";
import * as standard from "#contract/review/standard.ts";
import { newId } from "#contract/new-id.ts";

const [communeId, villageId] = ["21484", "21484-01"];
/** More than two batches of the scoring. */
const households = 5000;
const roundId = newId("round");

let test: TestInstallation;
let officer: TestOfficer;
let chair: TestOfficer;
let breaker: Breaker;
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", communeId);
  chair = await test.officer("commune_chair", communeId);
  breaker = await Breaker.open(test);
  const planner = await test.officer("province_officer", "51");
  const { rows } = await planner.get(standard.listStandards);
  await planner.get(review.openRound, {
    body: {
      roundId,
      areaId: "51",
      year: 2026,
      kind: "annual",
      standardId: "vn-2022-2026",
      standardVersion: rows.find((one) => one.standardId === "vn-2022-2026")?.version ?? "",
      scoreTableId: null,
      referenceDate: localDate("2026-10-01"),
      opensOn: localDate("2026-09-01"),
      closesOn: localDate("2026-12-14"),
    },
  });
  await fillVillages(breaker.owner, [{ communeId, villageId }]);
  const filled = await fillHouseholds(breaker.owner, [{ communeId, villageId }], households);
  // The act that lists them leaves the first audit entry of the commune.
  await officer.get(review.listHouseholdsForReview, { params: { roundId, communeId }, body: { who: "everyone" } });
  await breaker.owner.query("delete from review.reviews");
  await fillSurveyed(breaker.owner, roundId, filled, officer.officerId);
  await breaker.owner.query("vacuum analyze");
});
after(async () => {
  await breaker.close();
  await test.close();
});

/** All that the two acts may write: counts, and the states with their results as one text. */
async function record() {
  const { rows } = await breaker.owner.query<Record<string, string>>(`select
    (select string_agg(reported, ', ' order by reported) from (
      select state || ' ' || coalesce(class, '-') || ' ' || count(*) as reported from review.reviews group by state, class) states) as states,
    (select count(*) from review.decisions) as decisions,
    (select count(*) from review.poverty_statuses) as statuses,
    (select coalesce(sum(households), 0) from review.status_changes) as changes,
    (select count(*) from authority.audit_entries where act in ('review.scoreReviews', 'review.decideList')) as audited,
    (select count(*) from platform.idempotency_keys where endpoint in ('review.scoreReviews', 'review.decideList')) as keys`);
  return rows[0] ?? {};
}

async function isSound() {
  const { database } = test.ownersServer;
  assert.deepEqual((await verifyChains(database)).findings, []);
  assert.deepEqual((await verifyCounts(database, localDate("2026-12-31"))).findings, []);
}

/** Killed at the place that is named, nothing has been done; killed at any moment, all of it or nothing. */
async function nothingOrAll<E extends AnyEndpoint>(
  who: TestOfficer,
  endpoint: E,
  ask: Ask<E>,
  moments: { readonly holds: readonly string[]; readonly all: Readonly<Record<string, string>> },
) {
  const before = await record();
  for (const hold of moments.holds) {
    await breaker.during(who, endpoint, ask, { hold });
    assert.deepEqual(await record(), before, hold);
  }
  for (const milliseconds of [150, 400, 700]) {
    await breaker.during(who, endpoint, ask, { after: milliseconds });
    const now = await record();
    assert.deepEqual(now, now["audited"] === before["audited"] ? before : moments.all, `after ${milliseconds} ms`);
  }
  await isSound();
  // A new process does it with the same key, once, and tells the same when it is asked again.
  const server = await breaker.server();
  const [first, again] = [
    await askOver(server.fetchAs(who), endpoint, ask),
    await askOver(server.fetchAs(who), endpoint, ask),
  ];
  assert.ok("body" in first && "body" in again, JSON.stringify([first, again]));
  assert.deepEqual(again.body, first.body);
  assert.deepEqual(await record(), moments.all);
  await isSound();
  return first.body;
}

const heldAudit = `select from authority.audit_heads where chain = '${communeId}' for update`;
const half = String(households / 2);

describe("the server process is killed", () => {
  it("in the middle of scoring a commune: no household is scored, and scored again all are, once", async () => {
    const reported = await nothingOrAll(
      officer,
      survey.scoreReviews,
      { params: { roundId, communeId }, body: {}, key: v7() },
      {
        // At the last household, when all batches but one are written; and when all is written but the audit entry.
        holds: ["select from review.reviews order by household_id desc limit 1 for update", heldAudit],
        all: {
          states: `scored non_poor ${half}, scored poor ${half}`,
          decisions: "0",
          statuses: "0",
          changes: "0",
          audited: "1",
          keys: "1",
        },
      },
    );
    assert.deepEqual(reported, {
      scored: households,
      classes: { poor: 2500, non_poor: 2500 },
      flagged: 0,
      refused: [],
    });
  });

  it("in the middle of deciding the list: nobody has a status, and decided again everybody has one", async () => {
    const village = { roundId, villageId };
    await officer.get(villageContract.recordMeeting, {
      params: village,
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2026-10-10"),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 40,
        minutes: "Thôn thống nhất.",
        results: [],
      },
    });
    await officer.get(villageContract.recordPosting, {
      params: village,
      body: {
        publicPostingId: newId("public posting"),
        places: ["Nhà văn hóa thôn"],
        fromDate: localDate("2026-10-12"),
      },
    });
    const reported = await nothingOrAll(
      chair,
      decision.decideList,
      {
        params: { roundId, communeId },
        body: {
          decisionId: newId("decision"),
          number: "1/QĐ-UBND",
          decidedOn: localDate("2026-11-02"),
          effectiveOn: localDate("2026-11-02"),
          legalBasis: "Quyết định 24/2021/QĐ-TTg",
        },
        key: v7(),
      },
      {
        // When the decision is written and its list is not; and when all is written but the audit entry.
        holds: ["lock table review.poverty_statuses in share row exclusive mode", heldAudit],
        all: {
          states: `decided non_poor ${half}, decided poor ${half}`,
          decisions: "1",
          statuses: String(households),
          changes: String(households),
          audited: "2",
          keys: "2",
        },
      },
    );
    assert.deepEqual(reported, {
      recognised: 2500,
      escaped: null,
      refused: 2500,
      waiting: {},
      held: [],
      leftOut: [],
    });
    const next = await chair.ask(decision.decideList, {
      params: { roundId, communeId },
      body: {
        decisionId: newId("decision"),
        number: "2/QĐ-UBND",
        decidedOn: localDate("2026-11-03"),
        effectiveOn: localDate("2026-11-03"),
        legalBasis: "Quyết định 24/2021/QĐ-TTg",
      },
    });
    assert.ok("problem" in next && next.problem.code === "review.nothing_ready_to_decide");
  });
});
