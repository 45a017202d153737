/**
 * Made-up books of the programme 2021-2025: over 7,000 billion đồng were mobilised (published); how they were split among sources,
 * projects, years, months and communes is made up here, and docs/demo.md says so.
 */
import { csvLine } from "#kernel/csv-line.ts";
import { dong, shareMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

export type PastLine = {
  readonly source: string;
  readonly component: string;
  readonly billions: number;
  readonly detail: "months" | "halves" | "year";
};

/** Billion đồng of five years. Policy credit is reported under livelihoods: no project of the programme is its own. */
export const pastLines: readonly PastLine[] = [
  { source: "CREDIT", component: "DA2", billions: 2600, detail: "halves" },
  { source: "CENTRAL_INVEST", component: "DA1.1", billions: 1500, detail: "months" },
  { source: "CENTRAL_INVEST", component: "DA4.1", billions: 180, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA2", billions: 420, detail: "months" },
  { source: "CENTRAL_RECURRENT", component: "DA3.1", billions: 300, detail: "months" },
  { source: "CENTRAL_RECURRENT", component: "DA3.2", billions: 60, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA4.1", billions: 160, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA4.2", billions: 40, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA4.3", billions: 90, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA5", billions: 320, detail: "halves" },
  { source: "CENTRAL_RECURRENT", component: "DA6.1", billions: 45, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA6.2", billions: 30, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA7.1", billions: 60, detail: "year" },
  { source: "CENTRAL_RECURRENT", component: "DA7.2", billions: 35, detail: "year" },
  { source: "PROVINCE", component: "DA1.1", billions: 330, detail: "halves" },
  { source: "PROVINCE", component: "DA2", billions: 120, detail: "year" },
  { source: "PROVINCE", component: "DA5", billions: 110, detail: "year" },
  { source: "COMMUNE", component: "DA1.1", billions: 60, detail: "year" },
  { source: "INTEGRATED", component: "DA1.1", billions: 260, detail: "year" },
  { source: "ENTERPRISE", component: "DA5", billions: 90, detail: "year" },
  { source: "FUND_FOR_POOR", component: "DA5", billions: 150, detail: "year" },
  { source: "COMMUNITY", component: "DA2", billions: 80, detail: "year" },
  { source: "AID", component: "DA3.1", billions: 20, detail: "year" },
];

const years = [2021, 2022, 2023, 2024, 2025] as const;
/** Of a hundred parts of five years: the programme began late. */
const partsOfYears = [5n, 17n, 26n, 28n, 24n] as const;
/** What is left of central money at the end of a year and carried over, in per cent of what came that year: it comes late. */
const carriedShare: Readonly<Record<number, bigint>> = { 2021: 30n, 2022: 35n, 2023: 18n, 2024: 12n, 2025: 15n };
/** Parts of a year's disbursement by month: little before the summer, a third in December. */
const partsOfMonths = [1n, 1n, 2n, 4n, 5n, 8n, 8n, 9n, 10n, 12n, 15n, 25n] as const;
const monthsOf = { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], halves: [6, 12], year: [12] } as const;

const pastHeads = ["year", "origin_year", "source", "component", "area", "stage", "month", "amount"];

/** One table a line of money, as the province would hand it in: its closed years in all communes, used up to the đồng. */
export function* pastTables(
  communes: readonly { readonly areaId: string; readonly weight: number }[],
): Generator<{ readonly line: PastLine; readonly csv: string }> {
  for (const [turn, line] of pastLines.entries()) {
    const reached = reachedBy(line, turn, communes);
    const weights = reached.map(({ weight }) => BigInt(Math.max(1, weight)));
    const rows = [csvLine(pastHeads)];
    const ofYears = shareMoney(dong(BigInt(line.billions) * 1_000_000_000n), [...partsOfYears], 1_000_000n);
    const carried = reached.map(() => 0n);
    for (const [at, year] of years.entries()) {
      const shares = shareMoney(ofYears[at] ?? dong(0), weights, 1_000_000n);
      for (const [position, { areaId }] of reached.entries()) {
        const write = (origin: number, stage: string, month: number | "", amount: bigint) => {
          if (amount > 0n)
            rows.push(csvLine([year, origin, line.source, line.component, areaId, stage, month, amount]));
        };
        spendCarried(line, carried[position] ?? 0n, (stage, month, amount) => write(year - 1, stage, month, amount));
        const came = shares[position] ?? dong(0);
        write(year, "allocated", "", came);
        const over = isCarriedOver(line) ? millions((came * (carriedShare[year] ?? 0n)) / 100n) : 0n;
        const back = isCarriedOver(line) ? millions(came / 100n) : 0n;
        spend(line, came - over - back, (stage, month, amount) => write(year, stage, month, amount), year);
        write(year, "returned", "", back);
        write(year, "carried_over", "", over);
        carried[position] = over;
      }
    }
    yield { line, csv: rows.join("") };
  }
}

/** Small lines of money reach a third of the communes, by turns. */
function reachedBy<Commune>(line: PastLine, turn: number, communes: readonly Commune[]): readonly Commune[] {
  return line.detail === "year" && communes.length >= 3 ? communes.filter((_, at) => at % 3 === turn % 3) : communes;
}

type Write = (stage: string, month: number | "", amount: bigint) => void;

function spend(line: PastLine, amount: bigint, write: Write, year: number): void {
  const months = monthsOf[line.detail];
  const parts = months.map((month, at) => {
    const from = at === 0 ? 0 : (months[at - 1] ?? 0);
    return partsOfMonths.slice(from, month).reduce((sum, part) => sum + part, 0n);
  });
  const shares: readonly Money[] = shareMoney(dong(amount), parts);
  for (const [at, month] of months.entries()) write("disbursed", month, shares[at] ?? 0n);
  write("settled", "", year === 2025 ? (amount * 80n) / 100n : amount);
}

/** What came with a year before is spent by the middle of the next; a tenth of it lapses. */
function spendCarried(line: PastLine, amount: bigint, write: Write): void {
  if (amount === 0n) return;
  const back = millions(amount / 10n);
  const month = line.detail === "months" ? 5 : 6;
  write("disbursed", month, amount - back);
  write("settled", "", amount - back);
  write("returned", "", back);
}

/** Only state budgets are carried over here. */
function isCarriedOver({ source }: PastLine): boolean {
  return source.startsWith("CENTRAL_") || source === "PROVINCE";
}

const millions = (amount: bigint) => (amount / 1_000_000n) * 1_000_000n;
