import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { sql } from "kysely";
import { createOfficer, givePost, listOfficers } from "#contract/authority/post.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { runAct } from "#server/platform/act/act.ts";
import { checkHealth } from "#server/platform/health.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import type { Consumer, OutboxRow } from "./consumer.ts";
import { mostTries, readOutbox } from "./read-outbox.ts";
import { removeReadRows } from "./remove-read-rows.ts";
import { newId } from "#contract/new-id.ts";

let now = new Date();
let opened: TestInstallation;
let operator: TestOfficer;
before(async () => {
  opened = await openTestInstallation({ clock: () => now });
  operator = await opened.officer("operator", "VN");
});
after(() => opened.close());
afterEach(async () => {
  await sql`truncate platform.outbox, platform.outbox_consumers, platform.outbox_set_aside`.execute(owner());
});

const owner = () => opened.ownersServer.database;
const rowsKept = async () =>
  (
    await sql<
      Omit<OutboxRow, "position"> & { position: bigint | null }
    >`select entry_id as "entryId", position, act, area_id as "areaId",
      record_kind as "recordKind", record_id as "recordId", officer_id as "officerId", facts
      from platform.outbox order by entry_id`.execute(owner())
  ).rows;

/** An act that leaves a row for the record. */
const act = async (recordId: string, work: (context: ActContext) => Promise<void> = async () => undefined) =>
  runAct(opened.server, {
    actor: operator,
    act: "authority.manageOfficers",
    name: "test.act",
    kind: "write",
    work: async (context) => {
      await context.audit({ areaId: "VN", recordKind: "officer", recordId, facts: { step: 1 } });
      await work(context);
      return success(undefined);
    },
  });

/** Takes in what comes, and fails where it is asked to. */
function collecting(name: string, failsOn: (row: OutboxRow) => boolean = () => false) {
  const taken: string[] = [];
  const consumer: Consumer = {
    name,
    acts: new Set(["test.act"]),
    take: async (_by, row) => {
      if (failsOn(row)) throw new TypeError("a name that must not be kept");
      taken.push(row.recordId);
    },
  };
  return { taken, consumer };
}

describe("the row of an act", () => {
  test("tells the endpoint, the record and its area, and belongs to the audit entry", async () => {
    const officerId = newId("officer");
    const { today } = opened.server;
    const post = { kind: "commune_officer" as const, areaId: "21484", validFrom: today(), validTo: null };
    await operator.get(createOfficer, {
      body: { officerId, userName: "row.of.an.act", fullName: "Đinh Văn A", posts: [post] },
    });
    const kept = await rowsKept();
    assert.deepEqual(
      kept.map((row) => [row.act, row.recordKind, row.recordId, row.officerId]),
      [["authority.createOfficer", "officer", officerId, operator.officerId]],
    );
    assert.doesNotMatch(JSON.stringify(kept), /Đinh|row\.of/);
    const entry = await sql`select from authority.audit_entries where entry_id = ${kept[0]?.entryId}`.execute(owner());
    assert.equal(entry.rows.length, 1);
  });
  test("is not there when the act is refused, only reads, or changes nothing because it was done before", async () => {
    const params = { officerId: newId("officer") };
    const { today } = opened.server;
    const post = { kind: "commune_officer" as const, areaId: "21484", validFrom: today(), validTo: null };
    const answer = await operator.ask(givePost, { params, body: { ...post, postId: newId("post") } });
    assert.ok("problem" in answer);
    await operator.get(listOfficers, { query: { limit: 10 } });
    const refused = await runAct(opened.server, {
      actor: operator,
      act: "authority.manageOfficers",
      kind: "write",
      work: async (context) => {
        await context.audit({ areaId: "VN", recordKind: "officer", recordId: "1", facts: {} });
        return failure(refuse("record.not_found"));
      },
    });
    assert.equal(refused.ok, false);
    const fault = act("2", async () => {
      throw new TypeError("planted");
    });
    await assert.rejects(fault, /planted/);
    assert.deepEqual(await rowsKept(), []);
  });
  test("is one, however many entries stand beside it, and two of its own are a fault", async () => {
    await act("one", async ({ auditBeside }) =>
      auditBeside({ areaId: "VN", recordKind: "officer", recordId: "beside", facts: {} }),
    );
    assert.deepEqual(
      (await rowsKept()).map(({ recordId }) => recordId),
      ["one"],
    );
    const two = act("one", async ({ audit }) => {
      await audit({ areaId: "VN", recordKind: "officer", recordId: "two", facts: {} });
    });
    await assert.rejects(two, /2 entries of its own/);
  });
  test("is seen by no act of an officer", async () => {
    await act("hidden");
    await act("looking", async ({ tx }) => {
      const { rows } = await sql`select from platform.outbox`.execute(tx);
      assert.equal(rows.length, 0);
    });
  });
});

describe("a consumer", () => {
  const reading = async (...consumers: readonly Consumer[]) => readOutbox(opened.server, consumers);
  const retryNow = async () => sql`update platform.outbox_consumers set retry_at = null`.execute(owner());

  test("takes in each row once, in the order of the acts", async () => {
    const { taken, consumer } = collecting("test.order");
    await reading(consumer);
    for (const id of ["a", "b", "c"]) await act(id);
    await reading(consumer);
    await act("d");
    await reading(consumer);
    await reading(consumer);
    assert.deepEqual(taken, ["a", "b", "c", "d"]);
  });
  test("does not pass an act that began earlier and ended later", async () => {
    const { taken, consumer } = collecting("test.overlap");
    await reading(consumer);
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const slow = runAct(opened.server, {
      actor: operator,
      act: "authority.manageOfficers",
      name: "test.act",
      kind: "write",
      work: async ({ audit }) => {
        await audit({ areaId: "51", recordKind: "officer", recordId: "slow", facts: {} });
        written();
        await ended;
        return success(undefined);
      },
    });
    await isWritten;
    await act("quick");
    await reading(consumer);
    assert.deepEqual(taken, ["quick"]);
    end();
    await slow;
    await reading(consumer);
    assert.deepEqual(taken, ["quick", "slow"]);
  });
  test("that is new begins with what is done after it", async () => {
    const first = collecting("test.first");
    await reading(first.consumer);
    await act("before");
    await reading(first.consumer);
    const second = collecting("test.second");
    await reading(first.consumer, second.consumer);
    await act("after");
    await reading(first.consumer, second.consumer);
    assert.deepEqual([first.taken, second.taken], [["before", "after"], ["after"]]);
  });
  test("that fails holds nobody up, and sets a row aside that keeps failing", async () => {
    const failing = collecting("test.failing", ({ recordId }) => recordId === "bad");
    const good = collecting("test.good");
    await reading(failing.consumer, good.consumer);
    for (const id of ["fine", "bad", "next"]) await act(id);
    for (let tries = 1; tries <= mostTries; tries += 1) {
      // The second waits until the row is tried again.
      await reading(failing.consumer, good.consumer);
      await reading(failing.consumer, good.consumer);
      if (tries < mostTries) assert.deepEqual(failing.taken, ["fine"]);
      await retryNow();
    }
    assert.deepEqual(
      [failing.taken, good.taken],
      [
        ["fine", "next"],
        ["fine", "bad", "next"],
      ],
    );
    const { rows } = await sql`select consumer, act, tries, fault from platform.outbox_set_aside`.execute(owner());
    const { jobs } = (await checkHealth(opened.server)).checks;
    assert.deepEqual([jobs.ok, jobs.facts["outboxRowsSetAside"], jobs.facts["outboxRowsUnread"]], [true, 1, 0]);
    assert.deepEqual(rows, [{ consumer: "test.failing", act: "test.act", tries: mostTries, fault: "TypeError" }]);
  });
  test("keeps its rows until it has read them, and 30 days longer", async () => {
    const { consumer } = collecting("test.purge");
    await reading(consumer);
    await act("read");
    await reading(consumer);
    await act("unread");
    const remove = async () => {
      await removeReadRows(opened.ownersServer, [consumer]);
      return (await rowsKept()).map(({ recordId }) => recordId);
    };
    assert.deepEqual(await remove(), ["read", "unread"]);
    now = new Date(now.getTime() + 31 * 86_400_000);
    assert.deepEqual(await remove(), ["unread"]);
  });
});

test("a moment of many acts at once gives each a position of its own", async () => {
  const { taken, consumer } = collecting("test.many");
  await readOutbox(opened.server, [consumer]);
  const ids = Array.from({ length: 12 }, (_, at) => `${at}`);
  await Promise.all([
    ...ids.map((id) => act(id)),
    readOutbox(opened.server, [consumer]),
    readOutbox(opened.server, [consumer]),
  ]);
  await readOutbox(opened.server, [consumer]);
  assert.deepEqual(taken.toSorted(), ids.toSorted());
  const positions = (await rowsKept()).map(({ position }) => position);
  assert.equal(new Set(positions).size, ids.length);
});
