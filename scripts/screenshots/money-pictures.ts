import type { Desk } from "./desk.ts";

type Row = { readonly state: string; readonly reallocationId: string };
type Imports = { readonly rows: readonly { treasuryImportId: string; acceptedAt: string | null }[] };
type Ends = { readonly rows: readonly { carryOverId: string; state: string }[] };

/** Where the money is: what is late, how it flows, the ledger, gifts, the treasury, what is moved, and the year's end. */
export async function takeMoney({ commune, signIn, open, read, take }: Desk): Promise<void> {
  const accountant = await signIn("province.accountant");
  await open(accountant, "/disbursement?year=2026");
  await take(accountant, "disbursement");
  await open(accountant, "/ledger/flow?year=2026");
  await take(accountant, "money-flow");
  await open(accountant, "/ledger?year=2026&by=component");
  await take(accountant, "ledger");
  const ofCommune = await signIn(`accountant.${commune}`);
  await open(ofCommune, "/contributions");
  await take(ofCommune, "contributions");
  const imports = await read<Imports>(accountant, "/treasury-imports?areaId=51");
  const waits = imports.rows.find(({ acceptedAt }) => acceptedAt === null);
  await open(accountant, `/treasury/${waits?.treasuryImportId}`);
  await take(accountant, "treasury");
  const province = await signIn("province.officer");
  const moved = await read<{ rows: readonly Row[] }>(province, "/reallocations?areaId=51&year=2026");
  const waiting = moved.rows.find(({ state }) => state === "consented");
  await open(province, `/reallocations/${waiting?.reallocationId}`);
  await take(province, "reallocation");
  const ends = await read<Ends>(province, "/carry-overs?areaId=51");
  const decided = ends.rows.find(({ state }) => state === "approved");
  await open(province, `/carry-overs/${decided?.carryOverId}`);
  await take(province, "year-end");
}
