/** Which proposals an officer takes into a draft, and how many units of each. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import type { ProposedFund } from "./plan-from-needs.ts";
import type { TakenProposal } from "./proposal-lines.ts";

export type OfferedProposal = {
  readonly need: { readonly code: string; readonly name: Texts; readonly households: number };
  readonly kind: string | null;
  readonly kindName: Texts | null;
  readonly unit: Texts | null;
  readonly indicatorCode: string | null;
  readonly quantity: number;
  readonly unitCost: bigint;
  readonly funds: readonly ProposedFund[];
};

const goalOf = {
  vi: (need: string) => `Giảm thiếu hụt: ${need}`,
  en: (need: string) => `Fewer lack: ${need}`,
  id: (need: string) => `Mengurangi kekurangan: ${need}`,
} as const;

/**
 * @param asked the needs and quantities that an officer chose; undefined takes all that is proposed, and leaves each quantity to be confirmed
 * @param language of the titles, which are texts of the plan from then on
 */
export function takeProposals(
  offered: readonly OfferedProposal[],
  asked: readonly { readonly need: string; readonly quantity: number }[] | undefined,
  language: keyof Texts,
): Result<readonly TakenProposal[], Refusal> {
  const open = offered.filter(
    ({ kind, indicatorCode, quantity }) => kind !== null && indicatorCode !== null && quantity > 0,
  );
  const wanted = new Map<string, number>();
  for (const { need, quantity } of asked ?? open.map((one) => ({ need: one.need.code, quantity: one.quantity })))
    wanted.set(need, (wanted.get(need) ?? 0) + quantity);
  if (wanted.size === 0) return failure(refuse("planning.no_proposal_to_take"));
  for (const [need, quantity] of wanted) {
    const proposed = open.find((one) => one.need.code === need)?.quantity ?? 0;
    if (quantity > proposed) return failure(refuse("planning.more_than_proposed", { need, asked: quantity, proposed }));
  }
  return success(
    open.flatMap((one): readonly TakenProposal[] => {
      const quantity = wanted.get(one.need.code);
      const { kind, indicatorCode, unitCost } = one;
      if (quantity === undefined || kind === null || indicatorCode === null) return [];
      return [
        {
          goal: goalOf[language](one.need.name[language]),
          indicatorCode,
          households: one.need.households,
          kind,
          activity: one.kindName?.[language] ?? kind,
          quantity,
          unit: one.unit?.[language] ?? "",
          unitCost,
          funds: fundsFor(one.funds, BigInt(quantity) * unitCost),
          toConfirm: asked === undefined,
        },
      ];
    }),
  );
}

/** Fewer units take less money: from the first sources that were proposed. */
function fundsFor(funds: readonly ProposedFund[], cost: bigint): readonly ProposedFund[] {
  let open = cost;
  return funds.flatMap((fund) => {
    const amount = fund.amount < open ? fund.amount : open;
    open -= amount;
    return amount === 0n ? [] : [{ ...fund, amount }];
  });
}
