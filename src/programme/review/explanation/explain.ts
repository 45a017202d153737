import type { CompiledRule } from "#kernel/rule/compile-rule.ts";
import type { RuleInput } from "#kernel/rule/rule-type.ts";
import type { Facts } from "#programme/review/standard/facts.ts";
import type { Indicator, Standard } from "#programme/review/standard/standard.ts";
import type { Texts } from "#programme/review/standard/standard-pack.ts";

export type ExplanationLine = {
  readonly code: string;
  readonly service: string;
  readonly name: Texts;
  readonly deprived: boolean;
  readonly text: Texts;
  readonly measured: boolean | number | string | null;
  /** Positions of the members because of whom the household is deprived. */
  readonly dueMembers: readonly number[];
  /** The fact of law that the indicator rests on. */
  readonly source: string;
};

/** Each indicator of the standard: what was measured, against which limit, with what result, because of whom. */
export function explain(standard: Standard, facts: Facts, deprivations: number): readonly ExplanationLine[] {
  return standard.indicators.map((indicator) => {
    const { pack, bit } = indicator;
    const deprived = ((deprivations >> bit) & 1) === 1;
    const measured = valueOf(indicator, facts);
    const texts = deprived ? pack.explanation.deprived : pack.explanation.notDeprived;
    return {
      code: pack.code,
      service: pack.service,
      name: pack.name,
      deprived,
      text: filled(texts, measured, facts.members.length),
      measured,
      dueMembers: deprived ? dueMembers(indicator, facts) : [],
      source: pack.source,
    };
  });
}

function valueOf(indicator: Indicator, facts: Facts): boolean | number | string | null {
  const outcome = indicator.measure?.evaluate(facts);
  return outcome?.ok === true ? outcome.value : null;
}

/**
 * Because of whom: a rule "there is a member who …" and a measure "how many members …" (the dependents of a household) are
 * asked of each member alone.
 */
function dueMembers({ rule, measure }: Indicator, facts: Facts): readonly number[] {
  const asked = isOver(rule, "exists") ? rule : isOver(measure, "count") ? measure : undefined;
  if (asked === undefined) return [];
  return facts.members.flatMap((member, position) => {
    const alone: RuleInput = { ...facts, members: [member] };
    const outcome = asked.evaluate(alone);
    return outcome.ok && (outcome.value === true || outcome.value === 1) ? [position] : [];
  });
}

function isOver(rule: CompiledRule | undefined, macro: "exists" | "count"): boolean {
  return rule?.node.kind === "over" && rule.node.macro === macro;
}

function filled(texts: Texts, measured: boolean | number | string | null, members: number): Texts {
  const fill = (text: string, decimal: "." | ",") =>
    text
      .replaceAll(
        "{measured/100}",
        typeof measured === "number" ? (measured / 100).toFixed(2).replace(".", decimal) : "?",
      )
      .replaceAll("{measured}", String(measured ?? "?"))
      .replaceAll("{members}", String(members));
  return { vi: fill(texts.vi, ","), en: fill(texts.en, "."), id: fill(texts.id, ",") };
}
