/** Ids of the demo: UUID version 7 in form (RFC 9562), with a day of the demo as their time and seeded chance as the rest. */
import type { Id } from "#kernel/id.ts";
import type { Random } from "./random.ts";

/** 2025-08-01T00:00:00Z, when the made-up registry is said to have been typed in. */
const madeUpAt = 1_754_006_400_000;
const hex = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, "0"));

export function demoId<Kind extends string>(random: Random): Id<Kind> {
  const time = (madeUpAt + random.between(0, 2_000_000_000)).toString(16).padStart(12, "0");
  const [first, second, third] = [random.bits(), random.bits(), random.bits()];
  const version = 0x7000 | (first & 0x0fff);
  const variant = 0x8000 | ((first >>> 12) & 0x3fff);
  const tail = `${hex[second >>> 16]}${hex[second & 0xffff]}${hex[third & 0xffff]}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex[version]}-${hex[variant]}-${tail}` as Id<Kind>;
}
