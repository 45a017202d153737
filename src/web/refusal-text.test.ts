import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createInstance } from "i18next";
import { formatDuration } from "./format/duration.ts";
import { kindsOf, nameCodes, writeFacts } from "./refusal-text.ts";

const format = {
  number: String,
  day: (day: string) => `day ${day}`,
  money: (amount: bigint) => `${amount} đồng`,
  duration: (seconds: number) => formatDuration("vi", seconds),
};

test("the facts of a refusal are written as people write them", () => {
  const kinds = { day: "day", remainder: "money", heads: "number", name: "text" } as const;
  assert.deepEqual(writeFacts({ day: "2026-09-05", remainder: "120000", heads: 2, name: "Y Thảo" }, format, kinds), {
    day: "day 2026-09-05",
    remainder: "120000 đồng",
    heads: "2",
    name: "Y Thảo",
  });
});
test("a time to wait is reported in the unit that people say", async () => {
  const words = createInstance();
  const texts: Record<string, unknown> = JSON.parse(
    await readFile(new URL("../../packs/locales/vi/refusal.json", import.meta.url), "utf8"),
  );
  await words.init({ lng: "vi", resources: { vi: { refusal: texts } }, interpolation: { escapeValue: false } });
  const reported = (seconds: number) =>
    words.t("authority.sign_in_delayed", {
      ns: "refusal",
      ...writeFacts({ seconds }, format, kindsOf("authority.sign_in_delayed")),
    });
  assert.match(reported(900), /Chờ 15 phút rồi/);
  assert.match(reported(45), /Chờ 45 giây rồi/);
});
test("a code of digits is no sum of money", () => {
  assert.equal(writeFacts({ communeCode: "21031" }, format, { communeCode: "text" })["communeCode"], "21031");
});
test("what a thing costs, what is put aside for it and a difference are sums of money", () => {
  assert.deepEqual(
    writeFacts({ cost: "30", funded: "20", difference: "-10" }, format, {
      cost: "money",
      funded: "money",
      difference: "money",
    }),
    {
      cost: "30 đồng",
      funded: "20 đồng",
      difference: "-10 đồng",
    },
  );
});

test("facts that name something by its code are reported by name, and others are left as they are", () => {
  const named = nameCodes({ line: "housing_repair", goal: "housing_repair", count: 2 }, (code) => `<${code}>`, {
    line: "named",
    goal: "text",
  });
  assert.deepEqual(named, { line: "<housing_repair>", goal: "housing_repair", count: 2 });
});

test("a fact is what its refusal declares, and stays as it is in a refusal that is not known here", () => {
  const facts = { amount: "30000000", remainder: "20000000" };
  assert.deepEqual(writeFacts(facts, format, kindsOf("delivery.fund_line_exhausted")), {
    amount: "30000000 đồng",
    remainder: "20000000 đồng",
  });
  assert.deepEqual(writeFacts(facts, format, kindsOf("planted.of_another_version")), facts);
});
