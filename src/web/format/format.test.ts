import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { formatDay, formatInstant, sayDay } from "./date.ts";
import { formatDuration } from "./duration.ts";
import { deadlineOn, weekendsOnly } from "./deadline.ts";
import { setCountryFormat } from "./country.ts";
import { exactMoney, overviewMoney, readMoney, typedMoney } from "./money.ts";
import { formatNumber, formatShare } from "./number.ts";

const vietNam = { currency: { code: "VND", decimals: 0 }, timeZone: "Asia/Ho_Chi_Minh" };
beforeEach(() => setCountryFormat(vietNam));

test("a sum of a currency with cents is shown, counted and read with them", () => {
  setCountryFormat({ currency: { code: "XTS", decimals: 2 }, timeZone: "Pacific/Auckland" });
  assert.equal(exactMoney("en", 125_050n).figure, "1,250.50");
  assert.equal(exactMoney("vi", 900_719_925_474_099_305n).figure, "9.007.199.254.740.993,05");
  assert.deepEqual(overviewMoney("en", 99_999_999n), { figure: "999,999.99", unit: "dong" });
  assert.deepEqual(overviewMoney("en", 150_000_000n), { figure: "1.5", unit: "million" });
  assert.deepEqual(["1250.50", "1250,5", "1 250", "1.2.3"].map(readMoney), [125_050, 125_050, 125_000, undefined]);
  assert.equal(typedMoney(125_005n), "1250.05");
  assert.equal(formatInstant("2026-09-04T17:30:00Z"), "05/09/2026 05:30");
});

test("numbers are written 1.234,5 in Vietnamese and Indonesian and 1,234.5 in English", () => {
  assert.equal(formatNumber("vi", 1234.5), "1.234,5");
  assert.equal(formatNumber("id", 1234.5), "1.234,5");
  assert.equal(formatNumber("en", 1234.5), "1,234.5");
});

test("a share keeps its decimals so that a column lines up", () => {
  assert.equal(formatShare("vi", 0.5), "50,0%");
  assert.equal(formatShare("en", 0.1234), "12.3%");
});

test("an exact sum shows every đồng, also beyond what a number holds", () => {
  assert.equal(exactMoney("vi", 9_007_199_254_740_993n).figure, "9.007.199.254.740.993");
});

test("an overview counts in the largest unit that leaves a figure of one or more", () => {
  assert.deepEqual(overviewMoney("vi", 999_999n), { figure: "999.999", unit: "dong" });
  assert.deepEqual(overviewMoney("en", 1_000_000n), { figure: "1", unit: "million" });
  assert.deepEqual(overviewMoney("vi", 46_250_000n), { figure: "46,3", unit: "million" });
  assert.deepEqual(overviewMoney("vi", 999_960_000n), { figure: "1", unit: "billion" });
  assert.deepEqual(overviewMoney("vi", 1_234_000_000_000n), { figure: "1.234", unit: "billion" });
  assert.deepEqual(overviewMoney("vi", -46_250_000n), { figure: "-46,3", unit: "million" });
});

test("an overview is never further from the sum than half of its last figure", () => {
  const size = { dong: 1n, million: 1_000_000n, billion: 1_000_000_000n };
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 16n), 10n ** 16n), (amount) => {
      const { figure, unit } = overviewMoney("en", amount);
      const shown = BigInt(Math.round(Number(figure.replaceAll(",", "")) * 10)) * size[unit];
      const off = shown - amount * 10n;
      const half = figure.replace(/[-,]/g, "").split(".")[0]?.length ?? 0;
      const limit = unit === "dong" ? 0n : half >= 3 ? size[unit] * 5n : size[unit] / 2n;
      return (off < 0n ? -off : off) <= limit;
    }),
  );
});

test("a day is written day first and said with its weekday", () => {
  const day = localDate("2026-09-10");
  assert.equal(formatDay(localDate("2026-09-05")), "05/09/2026");
  assert.equal(sayDay("en", day), "Thursday 10 September");
  assert.equal(sayDay("vi", day), "thứ năm ngày 10 tháng 9".replace("năm", "Năm"));
  assert.equal(sayDay("id", day), "Kamis 10 September");
  assert.equal(sayDay("en", day, localDate("2027-01-01")), "Thursday 10 September 2026");
});

test("an instant is reported on the clocks of Việt Nam", () => {
  assert.equal(formatInstant("2026-09-04T17:30:00Z"), "05/09/2026 00:30");
});

test("a deadline counts working days: the weekend is not among them", () => {
  const friday = localDate("2026-09-04");
  assert.deepEqual(deadlineOn(weekendsOnly, friday, localDate("2026-09-07")), { kind: "left", workingDays: 1 });
  assert.deepEqual(deadlineOn(weekendsOnly, friday, friday), { kind: "today", workingDays: 0 });
  assert.deepEqual(deadlineOn(weekendsOnly, localDate("2026-09-09"), friday), { kind: "late", workingDays: 3 });
  const holidays = { holidays: new Set(["2026-09-02"]), workedWeekends: new Set<string>() };
  assert.deepEqual(deadlineOn(holidays, localDate("2026-09-01"), localDate("2026-09-03")), {
    kind: "left",
    workingDays: 1,
  });
});

test("a time to wait is reported in seconds, minutes or hours, and never too short", () => {
  const reported = (language: "vi" | "en" | "id") =>
    [15, 59.2, 61, 900, 3600, 5400].map((seconds) => formatDuration(language, seconds));
  assert.deepEqual(reported("vi"), ["15 giây", "1 phút", "2 phút", "15 phút", "1 giờ", "1 giờ 30 phút"]);
  assert.deepEqual(reported("en"), [
    "15 seconds",
    "1 minute",
    "2 minutes",
    "15 minutes",
    "1 hour",
    "1 hour 30 minutes",
  ]);
  assert.deepEqual(reported("id"), ["15 detik", "1 menit", "2 menit", "15 menit", "1 jam", "1 jam 30 menit"]);
});
