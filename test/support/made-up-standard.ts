/** A standard from 2027 on that is nobody's law, with an income line that is raised inside its period, for tests of two standards. */
import { standardAmendment, standardPack } from "#contract/review/standard-pack.ts";
import { localDate } from "#kernel/local-date.ts";
import type { StandardAmendment } from "#programme/review/standard/amend-standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { addStandards, datedVersions, readStandards } from "#server/review/standard/load-standards.ts";

export const comingId = "made-up-2027-2030";
const sameIn = (text: string) => ({ vi: text, en: text, id: text });

/** As 2022-2026, but for the line, and one indicator more, of which that standard never asks. */
export async function comingStandard(): Promise<StandardPack> {
  const shipped = (await readStandards()).find(({ pack }) => pack.id === "vn-2022-2026");
  if (shipped === undefined) throw new Error("the standard 2022-2026 is shipped");
  const { pack } = shipped;
  const [first] = pack.indicators;
  if (first === undefined || pack.income === undefined) throw new Error("it has indicators and an income side");
  const waste = {
    ...first,
    code: "wasteTreatment",
    service: "water",
    name: sameIn("Waste treatment"),
    rule: "waste == 'thrown'",
    explanation: { deprived: sameIn("Waste is thrown away."), notDeprived: sameIn("Waste is collected.") },
    source: "made up",
  };
  const { measure: _measure, ...withoutMeasure } = waste;
  return standardPack.parse({
    ...pack,
    id: comingId,
    version: "1",
    title: sameIn("Made-up standard 2027-2030"),
    validFrom: localDate("2027-01-01"),
    validTo: localDate("2030-12-31"),
    household: { ...pack.household, waste: { type: "string", values: ["collected", "thrown"] } },
    indicators: [withoutMeasure, ...pack.indicators],
    weightBase: pack.weightBase + waste.weight,
    income: {
      ...pack.income,
      lines: { rural: 2_000_000, urban: 2_600_000 },
      averageUpTo: { rural: 3_000_000, urban: 3_900_000 },
    },
  });
}

/** The income line is raised from 2028 on; the standard is the same. */
export function raisedLine(more: Partial<StandardAmendment> = {}): StandardAmendment {
  return standardAmendment.parse({
    id: comingId,
    version: "2028.1",
    kind: "standard amendment",
    title: sameIn("Made-up standard 2027-2030, from 2028"),
    validFrom: localDate("2028-01-01"),
    sources: ["made up"],
    changesStandard: false,
    income: {
      lines: { rural: 2_400_000, urban: 3_000_000 },
      averageUpTo: { rural: 3_600_000, urban: 4_500_000 },
      scoreCuts: { rural: 150, urban: 185 },
    },
    ...more,
  });
}

/** Puts the standard and its version of 2028 into an installation, as the start loads those of packs/standards. */
export async function addComingStandard({ database, now }: ServerContext): Promise<readonly StandardPack[]> {
  const dated = datedVersions("made-up.yaml", { value: await comingStandard(), hash: "made-up" }, [
    { value: raisedLine(), hash: "made-up" },
  ]);
  await addStandards(database, dated, { among: dated, now: now() });
  return dated.map(({ pack }) => pack);
}
