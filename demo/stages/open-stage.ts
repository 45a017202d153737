import { quangNgai } from "#demo/generator/make-province.ts";
import type { DemoCommuneData } from "#demo/generator/make-province.ts";
import { makeDemoOfficers } from "#demo/player/demo-officers.ts";
import type { DemoRound, DemoRounds } from "#demo/player/demo-round.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { addRound } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import type { OwnersPart } from "./stage.ts";

const standardId = "vn-2022-2026";
const years = [2025, 2026] as const;

/** What the first stage makes: the officers and the two rounds. */
export type OpenedDemo = {
  readonly officers: readonly Officer[];
  readonly standardVersion: string;
  readonly rounds: Readonly<Record<(typeof years)[number], Id<"round">>>;
};

export async function openDemo(
  { database, now, newId }: Omit<OwnersPart, "officers" | "resultOf">,
  communes: readonly DemoCommuneData[],
): Promise<OpenedDemo> {
  return database.transaction().execute(async (tx) => {
    const places = communes.map(({ commune }) => ({ id: commune.id, name: commune.name }));
    const officers = await makeDemoOfficers(tx, { now, newId }, quangNgai, places);
    const { version } = await tx
      .selectFrom("review.standards")
      .select("version")
      .where("standard_id", "=", standardId)
      .orderBy("loaded_at", "desc")
      .executeTakeFirstOrThrow();
    const rounds = { 2025: idOf("round", newId()), 2026: idOf("round", newId()) };
    for (const year of years)
      await addRound(tx, {
        roundId: rounds[year],
        areaId: quangNgai,
        year,
        kind: "annual",
        standardId,
        standardVersion: version,
        scoreTableId: null,
        referenceDate: referenceDateOf(year),
        opensOn: localDate(`${year}-09-01`),
        closesOn: localDate(`${year}-12-14`),
      });
    return { officers, standardVersion: version, rounds };
  });
}

const referenceDateOf = (year: (typeof years)[number]) => localDate(`${year}-10-01`);

/** The rounds with the standard that their reviews are scored by. */
export async function roundsOf(
  { database, newId, officers }: OwnersPart,
  { rounds, standardVersion }: OpenedDemo,
): Promise<DemoRounds> {
  const { standard } = await getStandard(database, standardId, standardVersion);
  const surveyedBy = officers.of("province.officer").officerId;
  const round = (year: (typeof years)[number]): DemoRound => ({
    roundId: rounds[year],
    year,
    base: { standard, referenceDate: referenceDateOf(year) },
    surveyedBy,
    newId,
  });
  return { 2025: round(2025), 2026: round(2026) };
}
