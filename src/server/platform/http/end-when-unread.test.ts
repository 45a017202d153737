import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { endingWith, endWhenUnread } from "./end-when-unread.ts";

function counted(unreadMs: number) {
  const ended = { values: 0, all: 0 };
  const over = Promise.withResolvers<void>();
  async function* numbers() {
    try {
      for (let value = 1; value <= 3; value += 1) yield value;
    } finally {
      ended.values += 1;
    }
  }
  const onEnd = () => {
    ended.all += 1;
    over.resolve();
  };
  return { ended, over: over.promise, values: endWhenUnread(numbers(), onEnd, unreadMs) };
}
const hour = 3_600_000;

describe("values that end when unread", () => {
  test("end once after the last", async () => {
    const { ended, values } = counted(hour);
    assert.deepEqual(await Array.fromAsync(values), [1, 2, 3]);
    assert.deepEqual(ended, { values: 1, all: 1 });
  });
  test("end when their reader goes", async () => {
    const { ended, values } = counted(hour);
    for await (const value of values) if (value === 2) break;
    assert.deepEqual(ended, { values: 1, all: 1 });
  });
  test("end by themselves when nobody takes the next one, and say so to a late reader", async () => {
    const { ended, over, values } = counted(20);
    const reader = values[Symbol.asyncIterator]();
    assert.equal((await reader.next()).value, 1);
    await over;
    assert.deepEqual(ended, { values: 1, all: 1 });
    await assert.rejects(reader.next(), /given up/);
  });
  test("end with what is made from them, also before their first was asked for", async () => {
    const { ended, values } = counted(hour);
    async function* lines() {
      yield "heads";
      for await (const value of values) yield String(value);
    }
    for await (const line of endingWith(lines(), values)) if (line === "heads") break;
    assert.deepEqual(ended, { values: 0, all: 1 });
  });
  test("end by themselves when nobody takes even the first", async () => {
    const { ended, over } = counted(20);
    await over;
    assert.deepEqual(ended, { values: 0, all: 1 });
  });
});
