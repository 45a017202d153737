/** The made-up year of the demo, told by its days: each act is done by the officer whose act it is, over the contract. */
import type { ProgressBar } from "#cli/cli-platform.ts";
import type { DemoCommuneData } from "#cli/demo/make-province.ts";
import { pastLines } from "#cli/demo/past-years.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { House } from "#server/platform/house.ts";
import { openHouse } from "#server/platform/open-house.ts";
import type { Prepared } from "../prepare.ts";
import { contributeToDemo } from "./demo-contributions.ts";
import { fundDemo, fundDemoNextYear } from "./demo-money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { tellRepairedHouses } from "./demo-outcomes.ts";
import { recordDemoPast } from "./demo-past-years.ts";
import { adjustDemoPlan, planDemoNextYear } from "./demo-plans-under-way.ts";
import { closeDemoRound, endDemoReview, goOnWithDemoReview } from "./demo-procedure.ts";
import { askAs, runDemoCommune } from "./demo-programme.ts";
import { proveDemoReview } from "./demo-proof.ts";
import { reallocateDemo } from "./demo-reallocations.ts";
import type { DemoRound } from "./demo-round.ts";
import { searchDemoUse } from "./demo-search.ts";
import { acceptDemoJune, compareDemoSeptember } from "./demo-treasury.ts";
import type { PaidOrder } from "./demo-treasury.ts";
import { listDemoCarried, spendDemoLines } from "./demo-works.ts";
import type { WorkLine } from "./demo-works.ts";
import { endDemoYear, receiveDemoLateMoney, tryDemoYearEnd } from "./demo-year-end.ts";
import { decideList } from "#contract/review/decision.ts";

export type DemoRounds = { readonly 2025: DemoRound; readonly 2026: DemoRound };
type Options = {
  readonly households: number;
  readonly progress: (label: string, total: number) => ProgressBar;
};
type Year = {
  readonly house: House;
  readonly ask: ReturnType<typeof askAs>;
  readonly officers: DemoOfficers;
  readonly communes: readonly DemoCommuneData[];
  readonly households: number;
  readonly progress: Options["progress"];
  readonly roundOf: (year: 2025 | 2026) => Id<"round">;
  /** From now on it is this day. */
  readonly on: (day: string) => void;
};

export async function playDemoYear(
  prepared: Prepared,
  { households, progress }: Options,
  communes: readonly DemoCommuneData[],
  rounds: DemoRounds,
  officers: DemoOfficers,
): Promise<void> {
  let now = new Date("2025-11-28T02:00:00Z");
  const house = openHouse({
    config: prepared.config,
    appUrl: prepared.appUrl,
    keys: prepared.house.keys,
    log: prepared.house.log,
    clock: () => now,
  });
  const year: Year = {
    house,
    ask: askAs(house),
    officers,
    communes,
    households,
    progress,
    roundOf: (of) => rounds[of].roundId as Id<"round">,
    on: (day) => {
      now = new Date(`${day}T02:00:00Z`);
    },
  };
  try {
    await endReviewOf2025(year);
    await openBooks(year);
    const works = await planAndSupport(year);
    await spend(year, works);
    await tellRepairedHouses(prepared.ownersHouse.database, rounds[2026]);
    year.on("2026-11-20");
    for (const place of placesOf(year)) {
      const ofRound = { roundId: year.roundOf(2026), ...place };
      await proveDemoReview(year.ask, officers, ofRound);
      await goOnWithDemoReview(year.ask, officers, ofRound, place.position);
    }
  } finally {
    await house.close();
  }
}

const placesOf = ({ communes }: Year) =>
  communes.map(({ commune }, position) => ({ communeId: commune.id, code: commune.code, position }));

/** Does something in each commune, and tells how far it is. */
async function inEach(
  year: Year,
  label: string,
  work: (place: ReturnType<typeof placesOf>[number]) => Promise<unknown>,
): Promise<void> {
  const bar = year.progress(label, year.communes.length);
  for (const place of placesOf(year)) {
    await work(place);
    bar.advance(place.position + 1);
  }
  bar.end();
}

async function endReviewOf2025(year: Year): Promise<void> {
  const { ask, officers, roundOf } = year;
  year.on("2025-11-28");
  await inEach(year, "decisions of 2025", async ({ communeId, code }) =>
    ask(officers.of(`chair.${communeId}`), decideList, {
      params: { roundId: roundOf(2025), communeId },
      body: {
        decisionId: year.house.newId() as Id<"decision">,
        number: `${code}-2025/QĐ-UBND`,
        decidedOn: localDate("2025-11-28"),
        effectiveOn: localDate("2025-12-15"),
        legalBasis: "Quyết định 24/2021/QĐ-TTg; Thông tư 07/2021/TT-BLĐTBXH (dữ liệu mẫu)",
      },
    }),
  );
  year.on("2025-12-14");
  await inEach(year, "certificates and handovers of 2025", async ({ communeId }) =>
    endDemoReview(ask, officers, { roundId: roundOf(2025), communeId }, localDate("2025-12-14")),
  );
  await closeDemoRound(ask, officers, roundOf(2025));
}

/** The closed years come into the books, then the end of the last of them is settled. */
async function openBooks(year: Year): Promise<void> {
  const { ask, officers, communes } = year;
  year.on("2025-12-26");
  await receiveDemoLateMoney(
    ask,
    officers,
    communes.map(({ commune }) => commune.id),
  );
  year.on("2026-01-20");
  const weights = communes.map(({ commune, householdCount }) => ({ areaId: commune.id, weight: householdCount }));
  await recordDemoPast(ask, officers, weights, year.progress("books of 2021-2025", pastLines.length));
  year.on("2026-01-22");
  await endDemoYear(ask, officers);
}

async function planAndSupport(year: Year): Promise<ReadonlyMap<string, readonly WorkLine[]>> {
  const { ask, officers } = year;
  year.on("2026-01-28");
  const carried = await listDemoCarried(ask, officers);
  await searchDemoUse(year.house, ask, officers, { households: year.households, day: localDate("2026-01-28") });
  year.on("2026-02-02");
  const money = await fundDemo(ask, officers, localDate("2026-02-02"));
  year.on("2026-05-25");
  const days = {
    plan: localDate("2026-02-20"),
    start: localDate("2026-03-01"),
    delivered: localDate("2026-05-20"),
    execution: localDate("2026-06-02"),
  };
  const works = new Map<string, readonly WorkLine[]>();
  await inEach(year, "plans, supports, payments", async ({ communeId, position }) => {
    const share = money.get(communeId);
    if (share === undefined) return;
    // Every ninth commune has a transfer that nobody answered, every fifth has not paid yet.
    const payment = position % 9 === 4 ? "unanswered" : position % 5 === 3 ? "none" : "reconciled";
    const programme = { communeId, money: share, carried: carried.get(communeId) ?? [], days, payment } as const;
    works.set(communeId, await runDemoCommune(ask, officers, programme));
  });
  return works;
}

/** From the summer to the autumn: adjustments, vouchers, gifts, the treasury's figures, money that moves, plans of the next year. */
async function spend(year: Year, works: ReadonlyMap<string, readonly WorkLine[]>): Promise<void> {
  const { ask, officers } = year;
  year.on("2026-08-20");
  for (const place of placesOf(year)) await adjustDemoPlan(ask, officers, place);
  year.on("2026-11-18");
  const paid: PaidOrder[] = [];
  await inEach(year, "vouchers of works", async (place) => {
    const lines = works.get(place.communeId) ?? [];
    paid.push(...(await spendDemoLines(ask, officers, place.communeId, lines, place.position)));
    await contributeToDemo(ask, officers, place, lines);
  });
  await acceptDemoJune(ask, officers, paid);
  year.on("2026-11-19");
  await compareDemoSeptember(ask, officers, paid);
  await reallocateDemo(ask, officers);
  await fundDemoNextYear(ask, officers, localDate("2026-11-18"));
  for (const place of placesOf(year)) await planDemoNextYear(ask, officers, place);
  await tryDemoYearEnd(ask, officers);
}
