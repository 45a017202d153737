/**
 * A plan proposed from needs: for each deprivation (or road out of poverty) the kind of activity that answers it, so many as are lacking
 * less what is planned or supported already, at the norm of the programme, within the money of the sources. It proposes; the officer decides.
 */
export type Need = {
  /** The deprivation, or the road (able_to_work, unable_to_work, no_land) of households that poverty itself is answered for. */
  readonly code: string;
  readonly is: "deprivation" | "road";
  readonly households: number;
};
export type AnsweringKind = {
  readonly code: string;
  readonly component: string;
  /** Deprivations that it answers. */
  readonly answers: readonly string[];
  /** Roads that it is for; empty: whatever the road. */
  readonly roads: readonly string[];
  /** Đồng for one unit; null where nobody has set a norm. */
  readonly norm: bigint | null;
};
/** Money of the area that no line has taken yet. */
export type Purse = {
  readonly fundSource: string;
  readonly component: string;
  readonly originYear: number;
  readonly free: bigint;
};
export type ProposedFund = Omit<Purse, "free"> & { readonly amount: bigint };
export type Proposal = {
  readonly need: Need;
  /** Units that this and other plans and supports of the year give already. */
  readonly already: number;
  /** Null where the programme has no kind that answers. */
  readonly kind: string | null;
  readonly component: string | null;
  readonly quantity: number;
  readonly unitCost: bigint;
  readonly funds: readonly ProposedFund[];
  /** Households that are left without an answer, and why. */
  readonly left: number;
  readonly why: "no_kind" | "no_norm" | "no_money" | null;
};

/** @param already units planned or given, by code of need. Larger needs come first; of equal ones the code decides. */
export function planFromNeeds(
  needs: readonly Need[],
  kinds: readonly AnsweringKind[],
  already: ReadonlyMap<string, number>,
  purses: readonly Purse[],
): readonly Proposal[] {
  const free = purses.map((purse) => purse.free);
  const moneyFor = (component: string) =>
    purses.reduce((sum, purse, at) => (pays(purse, component) ? sum + (free[at] ?? 0n) : sum), 0n);
  const ordered = needs
    .filter(({ households }) => households > 0)
    .toSorted((a, b) => b.households - a.households || (a.code < b.code ? -1 : 1));
  return ordered.map((need) => {
    const given = already.get(need.code) ?? 0;
    const gap = Math.max(0, need.households - given);
    const answering = kinds.filter((kind) => answersNeed(kind, need));
    const priced = answering.filter(({ norm }) => norm !== null && norm > 0n);
    // The first kind that money is there for; else the first, so that the officer sees what is lacking.
    const kind = priced.find((one) => moneyFor(one.component) >= (one.norm ?? 0n)) ?? priced[0] ?? answering[0];
    const none = { need, already: given, quantity: 0, unitCost: 0n, funds: [], left: gap };
    if (kind === undefined) return { ...none, kind: null, component: null, why: gap === 0 ? null : "no_kind" };
    const of = { kind: kind.code, component: kind.component };
    if (kind.norm === null || kind.norm <= 0n) return { ...none, ...of, why: gap === 0 ? null : "no_norm" };
    const affordable = moneyFor(kind.component) / kind.norm;
    const quantity = affordable < BigInt(gap) ? Number(affordable) : gap;
    const funds: ProposedFund[] = [];
    let open = BigInt(quantity) * kind.norm;
    for (const [at, purse] of purses.entries()) {
      const there = free[at] ?? 0n;
      if (open === 0n || there === 0n || !pays(purse, kind.component)) continue;
      const amount = there < open ? there : open;
      free[at] = there - amount;
      open -= amount;
      const { free: _, ...source } = purse;
      funds.push({ ...source, amount });
    }
    const left = gap - quantity;
    return { ...none, ...of, quantity, unitCost: kind.norm, funds, left, why: left === 0 ? null : "no_money" };
  });
}

function answersNeed(kind: AnsweringKind, need: Need): boolean {
  if (need.is === "deprivation") return kind.answers.includes(need.code);
  // Poverty itself: by the road of the household. Who cannot work, or has no land, is not sent to livelihoods that ask for it.
  return kind.answers.length === 0 && kind.roads.includes(need.code);
}

/** Money of a component pays for it and for what lies below it. */
function pays(purse: Purse, component: string): boolean {
  return component === purse.component || component.startsWith(`${purse.component}.`);
}
