import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { closingLines } from "./closing-lines.ts";
import type { FileOutcome } from "./outcome.ts";
import { openScratch } from "./scratch.ts";
import { batchesOf, findTestFiles } from "./test-files.ts";
import { runBatch } from "./test-process.ts";
import { inTurns } from "./turns.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-batch-"));
});
after(async () => rm(folder, { recursive: true }));

const head = `import { after, before, test } from "node:test";\nimport { waited } from "./waits.mjs";\nlet ready = waited - 1;\n`;

async function outcomesOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, FileOutcome>> {
  await writeFile(
    join(folder, "waits.mjs"),
    "export const waited = await new Promise((go) => setTimeout(go, 20, 1));\n",
  );
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const outcomes = new Map<string, FileOutcome>();
  await runBatch(
    { name: "a batch", files: Object.keys(files).map((name) => join(folder, name)) },
    {
      environment: {},
      words: [],
      onStart: () => undefined,
      onFile: (one) => outcomes.set(basename(one.file), one),
      longestEndMs: 500,
    },
  );
  return outcomes;
}

describe("files that share a process", () => {
  test("keep their tests and hooks to themselves, though a module that both import waits while it is read", async () => {
    const own = `before(() => { ready += 1; });\ntest("finds its own hook", () => { if (ready !== 1) throw new Error("hooks " + ready); });\n`;
    const reported = await outcomesOf({
      "a.mjs": head + own,
      "b.mjs": `${head}${own}test("another", () => undefined);\n`,
    });
    assert.deepEqual(
      [...reported].map(([name, { tests, passed, failures }]) => [name, tests, passed, failures]),
      [
        ["a.mjs", 1, 1, []],
        ["b.mjs", 2, 2, []],
      ],
    );
  });

  test("end with them: what one leaves open is a failure and keeps nobody waiting", async () => {
    const found = await outcomesOf({
      "open.mjs": `${head}test("leaves a timer", () => void setInterval(() => undefined, 1000));\n`,
    });
    assert.equal(found.get("open.mjs")?.passed, 1);
    assert.match(found.get("a batch")?.failures.join("") ?? "", /SIGKILL/);
  });

  test("are distinguished when one fails, leaves a test out, holds none, cannot be read or ends the process", async () => {
    const reported = await outcomesOf({
      "fails.mjs": `${head}test("is wrong", () => { throw new Error("planted"); });\n`,
      "left-out.mjs": `${head}test("needs more", { skip: "it is not here" }, () => undefined);\n`,
      "group.mjs": `import { describe, test } from "node:test";\ndescribe("a survey", { skip: "it is not here" }, () => test("one", () => 1));\n`,
      "none.mjs": head,
      "unread.mjs": "import './nowhere.mjs';\n",
    });
    const ended = await outcomesOf({
      "ends.mjs": `${head}test("ends", () => process.exit(3));\n`,
      "never.mjs": `${head}test("never begins", () => undefined);\n`,
    });
    const all = new Map([...reported, ...ended]);
    const failureOf = (name: string) => all.get(name)?.failures.join("") ?? "";
    assert.match(failureOf("fails.mjs"), /is wrong[\s\S]*planted/);
    assert.deepEqual(reported.get("left-out.mjs")?.skipped, ["needs more: it is not here"]);
    // A group that is left out says so too, and is no file without a test.
    assert.deepEqual(reported.get("group.mjs")?.skipped, ["a survey: it is not here"]);
    assert.equal(failureOf("group.mjs"), "");
    assert.match(failureOf("none.mjs"), /holds no test/);
    assert.match(failureOf("unread.mjs"), /nowhere/);
    assert.match(failureOf("ends.mjs"), /ended with 3/);
    assert.match(failureOf("never.mjs"), /ended with 3/);
    const lines = closingLines([...all.values()], 1);
    assert.match(
      lines,
      /2 tests were not run.*left-out\.mjs \(needs more: it is not here\).*group\.mjs \(a survey: it is not here\)/,
    );
    assert.match(lines, /fail 5\n/);
  });
});

test("every test file is in one batch", async () => {
  const files = await findTestFiles();
  const batches = await batchesOf(files);
  assert.deepEqual(batches.flatMap((batch) => batch.files).toSorted(), files);
  assert.ok(files.length > 200);
});

test("tasks take turns in so many places, and none begins once it is over", async () => {
  let [now, most, done] = [0, 0, 0];
  const task = async () => {
    most = Math.max(most, (now += 1));
    await new Promise((resume) => setTimeout(resume, 5));
    now -= 1;
    done += 1;
  };
  await inTurns([task, task, task, task, task], { places: 2, isOver: () => done >= 3 });
  assert.equal(most, 2);
  assert.ok(done < 5);
});

test("what a run started and left is ended, and its folder goes", { skip: process.platform !== "linux" }, async () => {
  const { spawn } = await import("node:child_process");
  const scratch = await openScratch();
  const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], {
    env: { ...process.env, ...scratch.environment },
    stdio: "ignore",
  });
  const ended = new Promise((settle) => child.on("exit", (_, signal) => settle(signal)));
  const left = await scratch.clear();
  assert.equal(left.length, 1);
  assert.equal(await ended, "SIGKILL");
  const { existsSync } = await import("node:fs");
  assert.equal(existsSync(scratch.environment["TMPDIR"] ?? ""), false);
});
