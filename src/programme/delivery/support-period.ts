import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";

/** The time in which the same content is given once: from its first day until the day before `until`. */
export type SupportPeriod = { readonly from: LocalDate; readonly until: LocalDate };

/**
 * The period of a content that is given from the money of a year. Two supports of one content whose periods overlap are the same support,
 * whatever the programme, the source and the year (Circular 60/2026/TT-BTC Art. 2.3b, 3.1).
 */
export function periodOf(
  { contents = [], runs }: Pick<ProgrammePack, "contents" | "runs">,
  content: string,
  year: number,
): SupportPeriod {
  const once = contents.find(({ code }) => code === content);
  if (once?.onceIn === "programme" && runs !== undefined)
    return { from: firstDay(Math.min(runs.from, year)), until: firstDay(Math.max(runs.to, year) + 1) };
  return { from: firstDay(year), until: firstDay(year + (once?.onceIn === "years" ? (once.years ?? 1) : 1)) };
}

const firstDay = (year: number): LocalDate => localDate(`${String(year).padStart(4, "0")}-01-01`);
