import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import { useFormat } from "#web/format/use-format.ts";

export type Shown = number | Suppressed | null;

/** A figure, a share in per cent, or a sign that there is none or that it is suppressed. */
export function useShownText() {
  const { number, share } = useFormat();
  return {
    figure: (value: Shown, decimals = 4) => (value === null ? "–" : number(value, decimals)),
    percent: (value: Shown, decimals = 1) =>
      value === null ? "–" : value === suppressed ? number(value) : share(value, decimals),
  };
}
