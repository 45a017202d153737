/** How far a demo is, by what its stages note. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { demoFact, firstWholeStage, findDemo, isDemoBeginning, stageFact } from "./demo-facts.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

async function note(name: string, value: object): Promise<void> {
  await opened.ownersServer.database
    .insertInto("platform.facts")
    .values({ name, value: JSON.stringify(value), recorded_at: "2026-11-20T00:00:00Z" })
    .execute();
}
async function shownBeforeSignIn(): Promise<unknown> {
  const answer = await opened.fetch("/api/sign-in/methods");
  const { isDemo, isDemoBeginning: isBeginning } = (await answer.json()) as Record<string, unknown>;
  return [isDemo, isBeginning];
}

test("a demo is beginning until its first commune is whole, and the sign-in page hears of it", async () => {
  assert.deepEqual(await shownBeforeSignIn(), [false, false]);
  await note(demoFact, { households: 3000, stages: 9, isWhole: false });
  await note(`${stageFact}officers and rounds`, {});
  assert.deepEqual(await shownBeforeSignIn(), [true, true]);
  await note(stageFact + firstWholeStage, {});
  assert.deepEqual(await shownBeforeSignIn(), [true, false]);
  const { database } = opened.ownersServer;
  assert.equal(await isDemoBeginning(database, await findDemo(database)), false);
});
