import { recordPastYears } from "#contract/treasury/past-years.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { AskAs } from "#demo/player/ask-as.ts";

const areaId = "51";
const programmeId = "vn-2021-2025";

/** A line of money of the closed programme 2021-2025 comes into the books: the province's accountant hands in a table. */
export async function recordDemoPast(ask: AskAs, officers: DemoOfficers, csv: string): Promise<void> {
  const file = { format: "csv" as const, text: csv };
  const body = { areaId, programmeId, file, isTrial: false };
  const { errors } = await ask(officers.of("province.accountant"), recordPastYears, { body });
  const [first] = errors;
  if (first !== undefined) throw new Error(`past years of the demo: ${first.field} ${first.reason} ${first.value}`);
}
