/**
 * The demo in the order in which it is made: one commune first, from its people to the plans of the next year, so that there is something
 * whole to walk through; then the others side by side; then what the province does with all of them.
 */
import { pastLines, pastTables } from "#demo/generator/past-years.ts";
import type { DemoCommuneData } from "#demo/generator/make-province.ts";
import { advanceDemo, fundDemo, fundDemoNextYear } from "#demo/player/demo-money.ts";
import type { AdvancePart, DemoMoney } from "#demo/player/demo-money.ts";
import { tellRepairedHouses } from "#demo/player/demo-outcomes.ts";
import { recordDemoPast } from "#demo/player/demo-past-years.ts";
import { keepsDemoGroup } from "#demo/player/demo-livelihoods.ts";
import { shownCommune } from "#demo/player/demo-places.ts";
import { closeDemoRound } from "#demo/player/demo-procedure.ts";
import { waitsForAdjustment } from "#demo/player/demo-plans-under-way.ts";
import { reallocateDemo } from "#demo/player/demo-reallocations.ts";
import type { DemoRounds } from "#demo/player/demo-round.ts";
import { searchDemoUse } from "#demo/player/demo-search.ts";
import { acceptDemoJune, compareDemoSeptember } from "#demo/player/demo-treasury.ts";
import type { PaidOrder } from "#demo/player/demo-treasury.ts";
import { endDemoYear, receiveDemoLateMoney, tryDemoYearEnd } from "#demo/player/demo-year-end.ts";
import { localDate } from "#kernel/local-date.ts";
import { communeStages, opened } from "./commune-stages.ts";
import type { DemoPlace } from "./commune-stages.ts";
import { openDemo, roundsOf } from "./open-stage.ts";
import type { OpenedDemo } from "./open-stage.ts";
import { writePeople } from "./people-stage.ts";
import type { OfficersPart, OwnersPart, Stage } from "./stage.ts";

const advanced = "money in advance";
const funded = "money of 2026";

export function listStages(communes: readonly DemoCommuneData[], households: number): readonly Stage[] {
  const places = communes.map(({ commune: { id, code } }, position): DemoPlace => ({ communeId: id, code, position }));
  const isShown = ({ communeId }: DemoPlace) => communeId === shownCommune;
  const [shown, others] = [places.filter(isShown), places.filter((place) => !isShown(place))];
  const advance = advanceFor(communes);
  const people = peopleStages(communes);
  const ofShown = communeStages(({ resultOf }) => resultOf<DemoMoney>(advanced));
  const ofOthers = communeStages(
    ({ resultOf }, { communeId }) => resultOf<Readonly<Record<string, DemoMoney>>>(funded)[communeId],
  );
  const each = (make: (place: DemoPlace) => Stage, of: readonly DemoPlace[]) => of.map(make);
  const busy = new Set(places.filter(waitsForAdjustment).map(({ communeId }) => communeId));
  const paidIn = ({ resultOf }: OfficersPart) =>
    places.flatMap(({ communeId }) => resultOf<readonly PaidOrder[]>(`vouchers ${communeId}`));
  return [
    { name: opened, by: "owner", work: async (part) => openDemo(part, communes) },
    ...each(people, shown),
    ...(shown.length > 0 ? [lookedThrough("first names")] : []),
    ...each(ofShown.decision, shown),
    ...each(ofShown.handover, shown),
    ...booksStages(communes),
    ...(advance === undefined || shown.length === 0
      ? []
      : [
          byOfficers(advanced, "2026-01-26", async (part) =>
            advanceDemo(part.ask, part.officers, advance, localDate("2026-01-26")),
          ),
        ]),
    ...each(ofShown.beginning, shown),
    ...each(ofShown.programme, shown),
    ...each(ofShown.adjustment, shown),
    ...each(ofShown.vouchers, shown),
    ...each(ofShown.livelihoods, shown),
    ...each(ofShown.nextYear, shown),
    ...(shown.length > 0 ? [outcomes("first outcomes", shown)] : []),
    ...each(ofShown.review, shown),

    ...each(people, others),
    lookedThrough("names"),
    ...each(ofOthers.decision, others),
    ...each(ofOthers.handover, others),
    byOfficers("round of 2025 closed", "2025-12-14", async ({ ask, officers, resultOf }) =>
      closeDemoRound(ask, officers, resultOf<OpenedDemo>(opened).rounds[2025]),
    ),
    byOfficers("search", "2026-01-28", async ({ server, ask, officers }) =>
      searchDemoUse(server, ask, officers, { households, day: localDate("2026-01-28") }),
    ),
    byOfficers(funded, "2026-02-02", async ({ ask, officers }) =>
      fundDemo(ask, officers, { advance, day: localDate("2026-02-02") }),
    ),
    ...each(ofOthers.beginning, others),
    ...each(ofOthers.programme, others),
    ...each(ofOthers.adjustment, others),
    ...each(ofOthers.vouchers, others),
    ...each(ofOthers.livelihoods, others.filter(keepsDemoGroup)),
    byOfficers("treasury of June", "2026-11-18", async (part) => acceptDemoJune(part.ask, part.officers, paidIn(part))),
    byOfficers("treasury of September", "2026-11-19", async (part) =>
      compareDemoSeptember(part.ask, part.officers, paidIn(part)),
    ),
    byOfficers("reallocations", "2026-11-19", async ({ ask, officers }) => reallocateDemo(ask, officers, busy)),
    byOfficers("money of 2027", "2026-11-19", async ({ ask, officers }) =>
      fundDemoNextYear(ask, officers, localDate("2026-11-18")),
    ),
    ...each(ofOthers.nextYear, others),
    byOfficers("end of 2026 tried", "2026-11-19", async ({ ask, officers }) => tryDemoYearEnd(ask, officers)),
    outcomes("outcomes", others),
    ...each(ofOthers.review, others),
    { name: "statistics", by: "owner", work: async ({ client }) => void (await client.query("analyze")) },
  ];
}

const byOfficers = (name: string, day: string, work: (part: OfficersPart) => Promise<unknown>): Stage => ({
  name,
  by: "officers",
  day,
  work,
});

/** The part of the shown commune in all households; undefined where it is not among the communes. */
function advanceFor(communes: readonly DemoCommuneData[]): AdvancePart | undefined {
  const shown = communes.find(({ commune }) => commune.id === shownCommune);
  if (shown === undefined) return undefined;
  const ofAll = communes.reduce((sum, { householdCount }) => sum + householdCount, 0);
  return { communeId: shownCommune, households: shown.householdCount, ofAll };
}

function peopleStages(communes: readonly DemoCommuneData[]): (place: DemoPlace) => Stage {
  let rounds: Promise<DemoRounds> | undefined;
  const roundsFor = async (part: OwnersPart) => (rounds ??= roundsOf(part, part.resultOf<OpenedDemo>(opened)));
  return ({ communeId }) => ({
    name: `people ${communeId}`,
    by: "owner",
    work: async (part) => {
      const data = communes.find(({ commune }) => commune.id === communeId);
      return data === undefined ? 0 : writePeople(part, data, await roundsFor(part));
    },
  });
}

/** Names that a search may find, and figures for the planner: the tables were empty a moment ago. */
const lookedThrough = (name: string): Stage => ({
  name,
  by: "owner",
  work: async ({ client }) => {
    await client.query("select registry.gather_names()");
    await client.query("analyze");
  },
});

/** The closed years come into the books, then the end of the last of them is settled. */
function booksStages(communes: readonly DemoCommuneData[]): readonly Stage[] {
  const weights = communes.map(({ commune, householdCount }) => ({ areaId: commune.id, weight: householdCount }));
  const tables = pastTables(weights);
  const lines = pastLines.map(({ source, component }, at) =>
    byOfficers(`books of ${source} ${component}`, "2026-01-20", async ({ ask, officers }) =>
      recordDemoPast(ask, officers, tableAt(at)),
    ),
  );
  const made: string[] = [];
  // Tables are made one after the other, when they are asked for.
  const tableAt = (at: number): string => {
    while (made.length <= at) {
      const next = tables.next();
      if (next.done === true) break;
      made.push(next.value.csv);
    }
    return made[at] ?? "";
  };
  return [
    byOfficers("late money of 2025", "2025-12-26", async ({ ask, officers }) =>
      receiveDemoLateMoney(
        ask,
        officers,
        communes.map(({ commune }) => commune.id),
      ),
    ),
    ...lines,
    byOfficers("end of 2025", "2026-01-22", async ({ ask, officers }) => endDemoYear(ask, officers)),
  ];
}

const outcomes = (name: string, places: readonly DemoPlace[]): Stage => ({
  name,
  by: "owner",
  work: async (part) => {
    const rounds = await roundsOf(part, part.resultOf<OpenedDemo>(opened));
    return tellRepairedHouses(
      part.database,
      rounds[2026],
      places.map(({ communeId }) => communeId),
    );
  },
});
