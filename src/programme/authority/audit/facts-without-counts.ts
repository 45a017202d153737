import { suppressed } from "#kernel/suppression/shown-count.ts";

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Numbers that count nobody: when, and which version. */
const isPlain = new Set(["year", "originYear", "version"]);

/** An entry of the audit tells how many households each act touched, and how many of a village became what. */
export function factsWithoutCounts(facts: Facts): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "number" && !isPlain.has(name) ? suppressed : fact,
    ]),
  );
}
