/** What a part of a rule says, as a key of the words of the framework, with the code of the deprivation where it names one. */
export type RulePart =
  | { readonly key: "poor" | "near_poor" | "listed" | "cannotWork" | "withoutLand" }
  | { readonly key: "lacking"; readonly need: string };
export type RuleParts = { readonly where: readonly RulePart[]; readonly among: readonly RulePart[] };

const known: Readonly<Record<string, Exclude<RulePart["key"], "lacking">>> = {
  "class == 'poor'": "poor",
  "class == 'near_poor'": "near_poor",
  "class in ['poor', 'near_poor']": "listed",
  "ableToWork == 0": "cannotWork",
  "lacksLand == true": "withoutLand",
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
  const key = known[text.trim()];
  if (key !== undefined) return { key };
  return /^[a-zA-Z]+$/.test(text.trim()) ? { key: "lacking", need: text.trim() } : undefined;
}
