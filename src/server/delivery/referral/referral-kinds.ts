import type { PackReferralKind, PackReferrals } from "#programme/planning/framework/programme-parts.ts";
import { programmesRunning } from "#server/delivery/eligibility/programmes-running.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type ReferralKindInUse = {
  readonly kind: PackReferralKind;
  readonly escalation: PackReferrals["escalation"];
};

/** What can be referred in a year: of several programmes that say it, the newest. */
export async function referralKindsIn(tx: Tx, year: number): Promise<readonly ReferralKindInUse[]> {
  const found = new Map<string, ReferralKindInUse>();
  for (const { programme } of await programmesRunning(tx, year)) {
    const { referrals } = programme.pack;
    for (const kind of referrals?.kinds ?? [])
      if (referrals !== undefined && !found.has(kind.code))
        found.set(kind.code, { kind, escalation: referrals.escalation });
  }
  return [...found.values()];
}
