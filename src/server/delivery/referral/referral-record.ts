import type { Id } from "#kernel/id.ts";
import { idOf } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { applyReferralAct } from "#programme/delivery/referral/referral-state.ts";
import type { ReferralAct, ReferralState } from "#programme/delivery/referral/referral-state.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import { actForReferral, findInUse, lastStepOf, lockReferral } from "./referrals-store.ts";
import type { ReferralInUse } from "./referrals-store.ts";

/** A referral under its lock. */
export type ReferralContext = RecordContext<ReferralInUse, ReferralState>;

/** Who works for the office that it is with acts on this one alone. */
export const { act: referralAct } = actsOn({
  name: "referral",
  param: "referralId",
  lock: async (tx, referralId: Id<"referral">) => lockReferral(tx, referralId),
  find: findInUse,
  narrow: async (tx, referralId: Id<"referral">) => actForReferral(tx, referralId),
  days: { referral_step: async ({ tx }, referralId) => lastStepOf(tx, idOf("referral", referralId)) },
  next: ({ state }: ReferralInUse, act: ReferralAct): Result<ReferralState, Refusal> => applyReferralAct(state, act),
});
