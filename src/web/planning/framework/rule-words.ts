/** What a part of a rule says: a key of the words of the framework, the classes that it names, or the deprivation. */
export type RulePart =
  | { readonly key: "listed" | "cannotWork" | "withoutLand" }
  | { readonly key: "class"; readonly classes: readonly string[] }
  | { readonly key: "lacking"; readonly need: string };
export type RuleParts = { readonly where: readonly RulePart[]; readonly among: readonly RulePart[] };

const known: Readonly<Record<string, RulePart>> = {
  onList: { key: "listed" },
  "ableToWork == 0": { key: "cannotWork" },
  "lacksLand == true": { key: "withoutLand" },
};

/** A rule by which the registry counts, in parts that there are words for; undefined where one of them has none. */
export function partsOfRule(rule: string): RuleParts | undefined {
  const [where = [], among = [], ...rest] = rule.split(" / ").map((side) => side.split(" && ").map(partOf));
  const parts = [...where, ...among];
  if (rest.length > 0 || parts.some((part) => part === undefined)) return undefined;
  const reported = (side: typeof where) => side.filter((part) => part !== undefined);
  return { where: reported(where), among: reported(among) };
}

function partOf(text: string): RulePart | undefined {
  const part = known[text.trim()];
  if (part !== undefined) return part;
  const [, one, several] = /^class (?:== '(\w+)'|in \[((?:'\w+'(?:, )?)+)\])$/.exec(text.trim()) ?? [];
  if (one !== undefined) return { key: "class", classes: [one] };
  if (several !== undefined) return { key: "class", classes: several.split(", ").map((code) => code.slice(1, -1)) };
  return /^[a-zA-Z]+$/.test(text.trim()) ? { key: "lacking", need: text.trim() } : undefined;
}
