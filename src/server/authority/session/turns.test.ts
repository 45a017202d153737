import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openTurns } from "./turns.ts";

/** Work that ends when asked to, and counts how much of it runs. */
function heldWork() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  return {
    work: async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return "done";
    },
    most: () => most,
    endAll: async () => {
      for (let rounds = 0; rounds < 50; rounds += 1) {
        ends.splice(0).forEach((end) => end());
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

describe("turns", () => {
  test("of one account are taken one after the other", async () => {
    const turns = openTurns({ ofKey: 10, atOnce: 4, waiting: 10 });
    const held = heldWork();
    const all = [1, 2, 3].map(async () => turns.take("a", held.work));
    await held.endAll();
    assert.deepEqual(await Promise.all(all), ["done", "done", "done"]);
    assert.equal(held.most(), 1);
  });
  test("of many accounts run at most as many at once as are allowed", async () => {
    const turns = openTurns({ ofKey: 10, atOnce: 4, waiting: 100 });
    const held = heldWork();
    const all = Array.from({ length: 20 }, async (_, number) => turns.take(String(number), held.work));
    await held.endAll();
    assert.equal((await Promise.all(all)).filter((value) => value === "done").length, 20);
    assert.equal(held.most(), 4);
  });
  test("are refused when too many wait, and free again afterwards, also after a fault", async () => {
    const turns = openTurns({ ofKey: 1, atOnce: 1, waiting: 0 });
    const held = heldWork();
    const first = turns.take("a", held.work);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await turns.take("a", held.work), undefined);
    assert.equal(await turns.take("b", held.work), undefined);
    await held.endAll();
    assert.equal(await first, "done");
    await assert.rejects(turns.take("a", async () => Promise.reject(new Error("broken"))));
    assert.equal(await turns.take("a", async () => "again"), "again");
  });
});
