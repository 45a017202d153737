/** Each command of officers once; what it prints is looked at. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import { z } from "zod";
import { officersCommand } from "#cli/authority/post.ts";
import { addDays } from "#kernel/local-date.ts";
import { runCommand } from "#test/support/command-line.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { signInAs } from "#test/support/sign-in.ts";

let opened: TestInstallation;
let operator: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  operator = await opened.officer("operator", "VN");
});
after(() => opened.close());

const reported = z.object({ oneTimePassword: z.string() }).loose();
const shown = z
  .object({ state: z.string(), posts: z.array(z.object({ kind: z.string(), state: z.string() }).loose()) })
  .loose();

const run = async (...words: readonly string[]) =>
  runCommand([(open) => [officersCommand(async () => ({ ...(await open()), newId: v7 }))]], operator, ...words);
const last = async <Shape extends z.ZodType>(shape: Shape, ...words: readonly string[]) =>
  shape.parse((await run("officers", ...words)).printed.at(-1));
const chair = ["--post", "commune_chair", "--area", "21484"];

describe("vuon officers", () => {
  test("creates an officer with a one-time password, lists and shows them", async () => {
    const { oneTimePassword } = await last(reported, "create", "a.nguyen", "Nguyễn Văn Ánh", ...chair);
    assert.ok((await signInAs(opened, "a.nguyen", oneTimePassword)) !== undefined);
    await last(reported, "create", "b.dinh", "Đinh Thị Bông", "--post", "commune_officer", "--area", "21484");
    const rows = await last(z.array(z.object({ user: z.string() }).loose()), "list", "--name", "nguyen van anh");
    assert.deepEqual(
      rows.map(({ user }) => user),
      ["a.nguyen"],
    );
    assert.equal((await last(shown, "show", "a.nguyen")).state, "active");
  });
  test("gives, delegates and ends posts", async () => {
    const today = opened.server.today();
    await run(
      "officers",
      "give-post",
      "b.dinh",
      "--post",
      "commune_cashier",
      "--area",
      "21484",
      "--to",
      addDays(today, 30),
    );
    const days = ["--from", today, "--to", addDays(today, 9), "--reason", "leave"];
    await run("officers", "delegate-post", "a.nguyen", "b.dinh", ...chair, ...days);
    const kinds = async () =>
      (await last(shown, "show", "b.dinh")).posts.filter(({ state }) => state === "held").map(({ kind }) => kind);
    assert.deepEqual((await kinds()).toSorted(), ["commune_cashier", "commune_chair", "commune_officer"]);
    await run("officers", "end-post", "a.nguyen", ...chair, "--reason", "moved");
    assert.deepEqual((await kinds()).toSorted(), ["commune_cashier", "commune_officer"]);
  });
  test("disables, enables, resets and signs out", async () => {
    await run("officers", "disable", "b.dinh", "--reason", "long_leave");
    assert.equal((await last(shown, "show", "b.dinh")).state, "disabled");
    await last(reported, "enable", "b.dinh");
    const { oneTimePassword } = await last(reported, "reset-password", "b.dinh");
    await signInAs(opened, "b.dinh", oneTimePassword);
    const ended = await last(z.object({ sessionsEnded: z.number() }), "end-sessions", "b.dinh");
    assert.equal(ended.sessionsEnded, 1);
  });
  test("names what is wrong with the words that were given", async () => {
    await assert.rejects(run("officers", "show", "nobody.here"), /There is no officer nobody.here/);
    await assert.rejects(
      run("officers", "disable", "b.dinh", "--reason", "bored"),
      /bored is not a reason: use one of/,
    );
    await assert.rejects(run("officers", "end-post", "b.dinh", ...chair, "--reason", "moved"), /b.dinh holds no post/);
  });
});
