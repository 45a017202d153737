import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { z } from "zod";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { declare } from "#contract/declare.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { runAct } from "./act.ts";
import { actsOnKey, movesOnKey } from "./keyed-act.ts";
import { done } from "./record-act.ts";
import type { Route } from "./route.ts";

let opened: TestInstallation;
let operator: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  operator = await opened.officer("operator", "VN");
});
after(() => opened.close());

const ofLamp = declare({
  id: "authority.turnLamp",
  method: "post",
  path: "/lamps/{room}/{lamp}",
  act: "authority.manageOfficers",
  summary: "An act of this test",
  params: z.object({ room: z.string(), lamp: z.string() }),
  body: z.object({ isOn: z.boolean() }),
  output: z.object({ room: z.string(), state: z.string() }),
});

type Key = { readonly room: string; readonly lamp: string };
let steps: string[] = [];
beforeEach(() => {
  steps = [];
});

const lampKind = {
  nameOf: ({ lamp }: Key) => ({ recordKind: "lamp", recordId: lamp }),
  lock: async () => {
    steps.push("lock");
  },
  areaOf: async (_tx: unknown, { room }: Key) => {
    steps.push("area");
    return room === "none" ? undefined : "VN";
  },
  find: async (_context: unknown, { room, lamp }: Key) => {
    steps.push("find");
    return lamp === "gone" ? failure(refuse("record.not_found")) : success({ areaId: "VN", room, isOn: true });
  },
};
const { act: lampAct } = actsOnKey(lampKind);
const lampMove = movesOnKey({
  ...lampKind,
  next: ({ isOn }, move: "on" | "off") => {
    steps.push(move);
    return isOn === (move === "on") ? failure({ code: "test.already", facts: { move } }) : success(move);
  },
});

const turnLamp = lampMove(
  ofLamp,
  ({ isOn }) => (isOn ? "on" : "off"),
  async ({ record, next }) => {
    steps.push("body");
    return done({ state: next }, { room: record.room, state: next });
  },
);
const hangLamp = lampAct(ofLamp, async ({ record }, { params }) =>
  done({}, { room: record.room, state: "hangs" }, { recordKind: "hook", recordId: `hook of ${params.lamp}` }),
);

async function ask({ areaOf, handle }: Route, params: Key, isOn = false) {
  const input = { params, query: {}, body: { isOn } };
  return runAct(opened.server, {
    actor: operator,
    act: "authority.manageOfficers",
    kind: "write",
    ...(areaOf === undefined ? {} : { areaOf: async (tx) => areaOf(tx, input) }),
    work: async (context) => handle(context, input),
  });
}

const auditOf = async (recordId: string) => {
  const { rows } = await operator.get(listAuditEntries, { query: { recordId } });
  return rows.map(({ recordKind, facts }) => [recordKind, facts]);
};

describe("an act on what is found by a key", () => {
  test("locks, looks where it is, reads, asks its table of states, and only then does its work and is audited", async () => {
    assert.deepEqual(await ask(turnLamp, { room: "hall", lamp: "a" }), success({ room: "hall", state: "off" }));
    assert.deepEqual(steps, ["lock", "area", "find", "off", "body"]);
    assert.deepEqual(await auditOf("a"), [["lamp", { state: "off" }]]);
  });
  test("does nothing where its state does not allow it", async () => {
    const refused = await ask(turnLamp, { room: "hall", lamp: "b" }, true);
    assert.deepEqual(refused, failure({ code: "test.already", facts: { move: "on" } }));
    assert.deepEqual(steps, ["lock", "area", "find", "on"]);
    assert.deepEqual(await auditOf("b"), []);
  });
  test("is refused where there is no such place or no such record", async () => {
    const notFound = failure(refuse("record.not_found"));
    assert.deepEqual(await ask(turnLamp, { room: "none", lamp: "c" }), notFound);
    assert.deepEqual(steps, ["lock", "area"]);
    assert.deepEqual(await ask(turnLamp, { room: "hall", lamp: "gone" }), notFound);
    assert.ok(!steps.includes("body"));
  });
  test("is audited under the record that it began", async () => {
    await ask(hangLamp, { room: "hall", lamp: "d" });
    assert.deepEqual(await auditOf("hook of d"), [["hook", {}]]);
    assert.deepEqual(await auditOf("d"), []);
  });
});
