import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import type { CompiledRule } from "#kernel/rule/compile-rule.ts";
import { ruleErrorText } from "#kernel/rule/rule-error.ts";
import type { RuleFields } from "#kernel/rule/rule-type.ts";

import type { AreaCoefficients } from "./area-coefficient.ts";

export type Texts = { readonly vi: string; readonly en: string; readonly id: string };

/** A programme as it stands in packs/programmes/…/programme.yaml. */
export type ProgrammePack = {
  readonly id: string;
  readonly version: string;
  readonly kind: "programme";
  readonly title: Texts;
  readonly sources: readonly string[];
  /** From which sum, in đồng, a payment batch is approved by two. */
  readonly payment?: { readonly secondSignatureFrom: number } | undefined;
  readonly areaCoefficients?: AreaCoefficients | undefined;
  /** Criteria of allocation that need a permission of law, with its text; `majority`: the people who are not counted as a minority. */
  readonly allocation?:
    | {
        readonly permits: readonly {
          readonly criterion: "minority_share";
          readonly majority: string;
          readonly basis: string;
        }[];
      }
    | undefined;
  readonly components: readonly { readonly code: string; readonly name: Texts }[];
  readonly fundSources: readonly { readonly code: string; readonly name: Texts }[];
  readonly indicators: readonly PackProgrammeIndicator[];
  readonly activityKinds: readonly PackActivityKind[];
};

/** A figure that targets are set for: households of the list that lack an indicator of the standard, or that have a class. */
export type PackProgrammeIndicator = {
  readonly code: string;
  readonly name: Texts;
  readonly unit: Texts;
  readonly direction: "down" | "up";
  readonly counts: { readonly deprivedIn: string } | { readonly class: string };
};

export type PackActivityKind = {
  readonly code: string;
  readonly name: Texts;
  readonly component: string;
  /** What the household gets: the same content from two sources in one year is found by it. */
  readonly content: string;
  /** Deprivations that it answers; empty for one that answers poverty itself. */
  readonly answers: readonly string[];
  /** Who may take part, over participationFields. */
  readonly mayTakePart: string;
  readonly money: { readonly pattern: "per_household"; readonly norm: number; readonly normToBeSetBy: string };
  readonly evidence: readonly string[];
  readonly unit: Texts;
};

/** What the rule of an activity kind may ask of a household: class, setting, size, able to work, and each deprivation. */
export function participationFields(indicatorCodes: readonly string[]): RuleFields {
  return {
    class: "string",
    setting: "string",
    memberCount: "int",
    /** Members of 15 to 61 who do not draw an allowance: a household without any needs another road than livelihoods. */
    ableToWork: "int",
    ...Object.fromEntries(indicatorCodes.map((code) => [code, "bool" as const])),
  };
}

export type ActivityKind = { readonly pack: PackActivityKind; readonly mayTakePart: CompiledRule };
export type Programme = { readonly pack: ProgrammePack; readonly kinds: ReadonlyMap<string, ActivityKind> };

/** Checks a programme as a whole against the indicators of the standard: all errors at once, by file and place. */
export function openProgramme(
  pack: ProgrammePack,
  indicatorCodes: readonly string[],
  file: string,
): Result<Programme, readonly string[]> {
  const errors: string[] = [];
  const kinds = new Map<string, ActivityKind>();
  const components = new Set(pack.components.map((component) => component.code));
  for (const kind of pack.activityKinds) {
    const rule = compileRule(
      { file, rule: kind.code, source: kind.mayTakePart },
      participationFields(indicatorCodes),
      "bool",
    );
    if (rule.ok) kinds.set(kind.code, { pack: kind, mayTakePart: rule.value });
    else errors.push(...rule.failure.map(ruleErrorText));
    if (!components.has(kind.component))
      errors.push(
        `${file}: activity kind ${kind.code}: there is no component ${kind.component}. Name one of components.`,
      );
    for (const answer of kind.answers) {
      if (!indicatorCodes.includes(answer))
        errors.push(
          `${file}: activity kind ${kind.code} answers ${answer}, which the standard does not have. Name an indicator.`,
        );
    }
  }
  for (const { code, counts } of pack.indicators) {
    if ("deprivedIn" in counts && !indicatorCodes.includes(counts.deprivedIn)) {
      errors.push(
        `${file}: indicator ${code} counts ${counts.deprivedIn}, which the standard does not have. Name an indicator.`,
      );
    }
  }
  return errors.length > 0 ? failure(errors) : success({ pack, kinds });
}
