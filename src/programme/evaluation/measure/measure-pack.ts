import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { readCutoff, schemeOf } from "./scheme.ts";
import type { Cutoff, MeasureFault, Scheme, SchemeIndicator } from "./scheme.ts";

/** Weights and cut-off of a survey whose indicators are given as 0 and 1. */
export type MeasurePack = {
  readonly id: string;
  readonly version: string;
  readonly poorFromPercent: string;
  readonly dimensions: readonly { readonly code: string }[];
  readonly indicators: readonly SchemeIndicator[];
};
export type MeasuredBy = { readonly pack: string; readonly scheme: Scheme; readonly k: Cutoff };

export function openMeasurePack(pack: MeasurePack): Result<MeasuredBy, readonly MeasureFault[]> {
  const known = new Set(pack.dimensions.map(({ code }) => code));
  const unknown = pack.indicators.flatMap(({ code, dimension }): readonly MeasureFault[] =>
    known.has(dimension)
      ? []
      : [
          {
            row: null,
            column: code,
            reason: `there is no dimension ${dimension}`,
            remedy: `name one of ${[...known].join(", ")}`,
          },
        ],
  );
  const scheme = schemeOf(pack.indicators.map(({ code, dimension, weight }) => ({ code, dimension, weight })));
  const k = readCutoff(pack.poorFromPercent);
  if (scheme.ok && k.ok && unknown.length === 0)
    return success({ pack: `${pack.id} ${pack.version}`, scheme: scheme.value, k: k.value });
  return failure([
    ...unknown,
    ...(scheme.ok ? [] : scheme.failure),
    ...(k.ok ? [] : [{ ...k.failure, column: "poorFromPercent" }]),
  ]);
}

export function measureFaults(pack: MeasurePack): readonly MeasureFault[] {
  const opened = openMeasurePack(pack);
  return opened.ok ? [] : opened.failure;
}
