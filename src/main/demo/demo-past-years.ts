import { pastTables } from "#cli/demo/past-years.ts";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import type { ProgressBar } from "#cli/cli-platform.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { askAs } from "./demo-programme.ts";

const areaId = "51";
const programmeId = "vn-2021-2025";

/** The closed programme 2021-2025 in the books: the province's accountant hands in a table a line of money. */
export async function recordDemoPast(
  ask: ReturnType<typeof askAs>,
  officers: DemoOfficers,
  communes: readonly { readonly areaId: string; readonly weight: number }[],
  bar: ProgressBar,
): Promise<void> {
  const accountant = officers.of("province.accountant");
  let done = 0;
  for (const { csv } of pastTables(communes)) {
    const file = { format: "csv" as const, text: csv };
    const told = await ask(accountant, recordPastYears, { body: { areaId, programmeId, file, isTrial: false } });
    const [first] = told.errors;
    if (first !== undefined) throw new Error(`past years of the demo: ${first.field} ${first.reason} ${first.value}`);
    bar.advance((done += 1));
  }
  bar.end();
}
