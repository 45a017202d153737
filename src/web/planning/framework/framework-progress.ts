import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";

/** What is done of what was planned, from 0 on; undefined where either is withheld, or nothing was planned. */
export function shareOf(done: number | Suppressed, planned: number | Suppressed): number | undefined {
  return done === suppressed || planned === suppressed || planned === 0 ? undefined : done / planned;
}

type Fund = { readonly planned: bigint | Suppressed; readonly disbursed: bigint | Suppressed };

/** The money of an output's lines together; undefined where there is none, or any of it is withheld. */
export function moneyOf(lines: readonly { readonly funds: readonly Fund[] }[]) {
  let [planned, disbursed] = [0n, 0n];
  for (const fund of lines.flatMap(({ funds }) => funds)) {
    if (fund.planned === suppressed || fund.disbursed === suppressed) return undefined;
    planned += fund.planned;
    disbursed += fund.disbursed;
  }
  return planned === 0n ? undefined : { planned, disbursed, share: Number((disbursed * 10_000n) / planned) / 10_000 };
}
