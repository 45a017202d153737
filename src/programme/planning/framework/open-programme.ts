import type { ActivityKind, CountRule, Programme, ProgrammePack } from "./programme-pack.ts";
import type { Result } from "#kernel/result.ts";
import { countKey, countRules, groupFields, needsOf, participationFields, personFields } from "./programme-pack.ts";
import { programmePackErrors } from "./programme-pack-errors.ts";
import type { CompiledRule } from "#kernel/rule/compile-rule.ts";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import type { RuleFields } from "#kernel/rule/rule-type.ts";
import { ruleErrorText } from "#kernel/rule/rule-error.ts";
import { failure, success } from "#kernel/result.ts";

/** Checks a programme as a whole: all errors at once, by file and place. */
export function openProgramme(
  pack: ProgrammePack,
  indicatorCodes: readonly string[],
  file: string,
): Result<Programme, readonly string[]> {
  const needs = needsOf(pack, indicatorCodes);
  const fields = participationFields(needs);
  const fieldsOfKinds = { ...fields, ...groupFields };
  const fieldsOfPeople = { ...pack.personFields, ...personFields };
  const errors: string[] = [...programmePackErrors(pack, needs, file)];
  const compiled = (place: string, source: string, asks: RuleFields = fields): CompiledRule | undefined => {
    const rule = compileRule({ file, rule: place, source }, asks, "bool");
    if (rule.ok) return rule.value;
    errors.push(...rule.failure.map(ruleErrorText));
    return undefined;
  };
  const kinds = new Map<string, ActivityKind>(
    pack.activityKinds.map((kind) => [
      kind.code,
      {
        pack: kind,
        mayTakePart: kind.mayTakePart === undefined ? undefined : compiled(kind.code, kind.mayTakePart, fieldsOfKinds),
        people: kind.people === undefined ? undefined : compiled(`${kind.code} people`, kind.people, fieldsOfPeople),
      },
    ]),
  );
  const counts = new Map<string, CountRule>();
  for (const indicator of pack.indicators) {
    for (const definition of [indicator, ...indicator.earlier]) {
      if (definition.counts === undefined) continue;
      const { where, among } = countRules(definition.counts);
      const rule = compiled(`${indicator.code} version ${definition.version}`, where);
      const base = among === undefined ? undefined : compiled(`${indicator.code} version ${definition.version}`, among);
      if (rule !== undefined) counts.set(countKey(indicator.code, definition.version), { where: rule, among: base });
    }
  }
  return errors.length > 0 ? failure(errors) : success({ pack, kinds, counts });
}
