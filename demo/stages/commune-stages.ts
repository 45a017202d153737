import { contributeToDemo } from "#demo/player/demo-contributions.ts";
import type { DemoMoney } from "#demo/player/demo-money.ts";
import { keepDemoGroup } from "#demo/player/demo-livelihoods.ts";
import { adjustDemoPlan, planDemoNextYear } from "#demo/player/demo-plans-under-way.ts";
import { endDemoReview, goOnWithDemoReview } from "#demo/player/demo-procedure.ts";
import { beginDemoCommune, runDemoCommune } from "#demo/player/demo-programme.ts";
import type { BegunCommune } from "#demo/player/demo-programme.ts";
import { proveDemoReview } from "#demo/player/demo-proof.ts";
import { listDemoCarried, spendDemoLines } from "#demo/player/demo-works.ts";
import type { WorkLine } from "#demo/player/demo-works.ts";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { OpenedDemo } from "./open-stage.ts";
import type { OfficersPart, ResultOf, Stage } from "./stage.ts";
import { decideList } from "#contract/review/decision.ts";

export type DemoPlace = { readonly communeId: string; readonly code: string; readonly position: number };

/** The name of the first stage. */
export const opened = "officers and rounds";

const days = {
  plan: localDate("2026-02-20"),
  start: localDate("2026-03-01"),
  delivered: localDate("2026-05-25"),
  execution: localDate("2026-05-25"),
};

/** What is done in one commune, from the decision of 2025 to the autumn of 2026, each a stage of its own. */
export function communeStages(moneyOf: (part: OfficersPart, place: DemoPlace) => DemoMoney | undefined) {
  const stage =
    (name: string, day: string, work: (part: OfficersPart, place: DemoPlace) => Promise<unknown>) =>
    (place: DemoPlace): Stage => ({
      name: `${name} ${place.communeId}`,
      by: "officers",
      day,
      work: async (part) => work(part, place),
    });
  return {
    decision: stage("decision of 2025", "2025-11-28", async ({ ask, officers, server, resultOf }, place) => {
      await ask(officers.of(`chair.${place.communeId}`), decideList, {
        params: { roundId: roundOf(resultOf, 2025), communeId: place.communeId },
        body: {
          decisionId: idOf("decision", server.newId()),
          number: `${place.code}-2025/QĐ-UBND`,
          decidedOn: localDate("2025-11-28"),
          effectiveOn: localDate("2025-12-15"),
          legalBasis: "Quyết định 24/2021/QĐ-TTg; Thông tư 07/2021/TT-BLĐTBXH (dữ liệu mẫu)",
        },
      });
    }),
    handover: stage("handover of 2025", "2025-12-14", async ({ ask, officers, resultOf }, { communeId }) =>
      endDemoReview(ask, officers, { roundId: roundOf(resultOf, 2025), communeId }, localDate("2025-12-14")),
    ),
    beginning: stage("beginning", "2026-03-01", async (part, place): Promise<BegunCommune> => {
      const { communeId } = place;
      const money = moneyOf(part, place);
      return money === undefined
        ? { activities: [], works: [] }
        : beginDemoCommune(part.ask, part.officers, { communeId, money, days });
    }),
    programme: stage("programme", "2026-05-25", async (part, place): Promise<readonly WorkLine[]> => {
      const { ask, officers } = part;
      const { communeId, position } = place;
      const money = moneyOf(part, place);
      if (money === undefined) return [];
      const carried = await listDemoCarried(ask, officers, communeId);
      // Every ninth commune has a transfer that nobody answered, every fifth has not paid yet.
      const payment = position % 9 === 4 ? "unanswered" : position % 5 === 3 ? "none" : "reconciled";
      const begun = part.resultOf<BegunCommune>(`beginning ${communeId}`);
      return runDemoCommune(ask, officers, { communeId, money, carried, days, payment }, begun);
    }),
    adjustment: stage("adjustment", "2026-08-20", async ({ ask, officers }, place) =>
      adjustDemoPlan(ask, officers, place),
    ),
    vouchers: stage("vouchers", "2026-11-18", async ({ ask, officers, resultOf }, place) => {
      const lines = resultOf<readonly WorkLine[]>(`programme ${place.communeId}`);
      const paid = await spendDemoLines(ask, officers, place.communeId, lines, place.position);
      await contributeToDemo(ask, officers, place, lines);
      return paid;
    }),
    livelihoods: stage("livelihoods", "2026-11-18", async ({ ask, officers }, { communeId }) =>
      keepDemoGroup(ask, officers, communeId),
    ),
    nextYear: stage("plan of 2027", "2026-11-19", async ({ ask, officers }, place) =>
      planDemoNextYear(ask, officers, place),
    ),
    review: stage("review of 2026", "2026-11-20", async ({ ask, officers, resultOf }, place) => {
      const ofRound = { roundId: roundOf(resultOf, 2026), communeId: place.communeId, position: place.position };
      await proveDemoReview(ask, officers, ofRound);
      await goOnWithDemoReview(ask, officers, ofRound, place.position);
    }),
  };
}

const roundOf = (resultOf: ResultOf, year: 2025 | 2026) => resultOf<OpenedDemo>(opened).rounds[year];
