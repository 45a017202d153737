import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { signInFacts, signInLines } from "./sign-in-lines.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

const said = async () => signInLines(await signInFacts(opened.ownersServer)).join("\n");
const isAboutDemo = /demo|province\.officer|chair\.|vuon-demo/;

describe("what a start says about signing in", () => {
  test("of an empty installation is how its first operator is made, and no demo officer", async () => {
    const lines = await said();
    assert.doesNotMatch(lines, isAboutDemo);
    assert.match(lines, /officers create .* --post operator --area VN/);
  });
  test("does not change by the account of the command line, which has no password that anybody knows", async () => {
    const account = { userName: "operator", fullName: "Operator", password: v7() };
    await foundOperator(opened.ownersServer, account);
    assert.match(await said(), /officers create/);
  });
  test("is nothing where officers are", async () => {
    await opened.officer("operator", "VN");
    assert.equal(await said(), "Ctrl C ends it.");
  });
  test("names demo officers where the demo is, also when it is not asked for again", async () => {
    await opened.ownersServer.database
      .insertInto("platform.facts")
      .values({ name: "demo", value: "{}", recorded_at: "2026-11-01T00:00:00Z" })
      .execute();
    assert.match(await said(), isAboutDemo);
  });
});
