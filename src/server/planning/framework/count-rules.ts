import type { CountRule, ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";

const opened = new Map<string, ReadonlyMap<string, CountRule>>();

/** The rules by which a programme's indicators are counted. It was checked when it was loaded. */
export function countRulesOf(pack: ProgrammePack): ReadonlyMap<string, CountRule> {
  const key = `${pack.id} ${pack.version}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const programme = openProgramme(pack, [], key);
  if (!programme.ok) return new Map();
  opened.set(key, programme.value.counts);
  return programme.value.counts;
}
