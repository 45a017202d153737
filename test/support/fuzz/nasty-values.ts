/**
 * Values that have broken servers: what a database cannot store, what a number cannot hold, names that every object has, days that
 * are none. Texts that begin with `raw:` are written into the body without their quotes (a number that JSON.stringify cannot write).
 */
export const rawMark = "raw:";

const deep = (levels: number): unknown => {
  let nested: unknown = "x";
  for (let level = 0; level < levels; level += 1) nested = [nested];
  return nested;
};

/** An object that owns the key __proto__, as JSON.parse makes it. */
const ownsProto: unknown = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}');

export const nastyValues: readonly unknown[] = [
  "", " ", "\0", "a\0b", "\u0001", "\ud800", "\udfff\ud83d", "\u202e", "\ufeff", "\ufffe", "e\u0301", "🏳️‍🌈", "%", "_", "\\", "'", '"', "' or 1=1 --", "{{7*7}}", "<b>", "../..", "=1+1",
  "x".repeat(61), "ế".repeat(3000), "x".repeat(100_000),
  "__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "null", "undefined", "NaN", "Infinity", "-Infinity", "true", "[object Object]",
  "0", "-1", "1e3", "0x10", "1e999", "00", "+1", "1.5", "2147483648", "-2147483649", "9007199254740993", "9223372036854775808", "99999999999999999999999",
  "999999999999999", "1000000000000000", "999999999999999999", "-999999999999999999", "9".repeat(400),
  "0000-01-01", "0001-01-01", "1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "-2026-01-01", "12026-01-01", "2026-1-1",
  "2026-10-01T00:00:00Z", "0000-01-01T00:00:00Z", "2026-10-01T25:00:00Z", "infinity", "epoch", "now",
  "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF", "not-a-uuid",
  "2026-10-01T00:00:00.000Z 01a3a5e0-0000-7000-8000-000000000000", "VN", "51", "01", "21484", "21484@2026", "none", "*", ",", ",21484,",
  0, -0, -1, 1, 0.1, 1.5, 2_147_483_647, 2_147_483_648, -2_147_483_649, 4_294_967_296, 9_007_199_254_740_991, 9_007_199_254_740_992, 1e21, 1e300, -1e300, 5e-324, 181, 2026, 1e9, 1_000_000_000_001,
  `${rawMark}1e999`, `${rawMark}-1e999`, `${rawMark}123456789012345678901234567890`,
  null, true, false, [], {}, [[]], [null], [""], ["a", "a"], { "": "" }, { "a\0": 1 }, { toString: "x" }, { length: 3 }, ownsProto, deep(5), deep(60), Array.from({ length: 300 }, () => 1),
];

/** What may stand in a path or a query in place of a value, as it is written there. */
export const nastyInAddress: readonly string[] = [
  "%00",
  "%FF",
  "%",
  "%C0%80",
  "%ED%A0%80",
  "%E0%A4%A",
  "a%2Fb",
  "%2e%2e",
  "%0d%0a",
  "+",
  "%20",
  "x".repeat(8000),
  "[]",
  "{}",
];
