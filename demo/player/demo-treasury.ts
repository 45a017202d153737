import { acceptTreasuryImport, importTreasury } from "#contract/treasury/treasury.ts";
import { csvLine } from "#kernel/csv-line.ts";
import type { Id } from "#kernel/id.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

/** A payment order of the demo, as its commune recorded it. */
export type PaidOrder = {
  readonly communeId: string;
  readonly document: string;
  readonly amount: Money;
  readonly on: LocalDate;
};
type Ask = ReturnType<typeof askAs>;

type Row = readonly (string | bigint)[];
const heads = ["Ngày", "Số chứng từ", "Mã xã", "Số tiền"];
const mapping = {
  date: "Ngày",
  amount: "Số tiền",
  reference: "Số chứng từ",
  commune: "Mã xã",
  source: null,
  communeCodes: {},
  sourceCodes: {},
};

/** The province's accountant compares June with a made-up file of the treasury: it agrees, and is accepted. */
export async function acceptDemoJune(ask: Ask, officers: DemoOfficers, paid: readonly PaidOrder[]): Promise<void> {
  const treasuryImportId = await bring(
    ask,
    officers,
    "06",
    ordersOf(paid, "06").map((order) => rowOf(order)),
  );
  await ask(officers.of("province.accountant"), acceptTreasuryImport, {
    params: { treasuryImportId },
    body: { reason: "Khớp từng đồng với sổ cái (mẫu)" },
  });
}

/** September has differences, which wait for somebody to look at them. */
export async function compareDemoSeptember(
  ask: Ask,
  officers: DemoOfficers,
  paid: readonly PaidOrder[],
): Promise<void> {
  await bring(ask, officers, "09", withDifferences(ordersOf(paid, "09")));
}

type Month = "06" | "09";
const ordersOf = (paid: readonly PaidOrder[], month: Month) => paid.filter(({ on }) => on.startsWith(`2026-${month}`));

async function bring(
  ask: Ask,
  officers: DemoOfficers,
  month: Month,
  rows: readonly Row[],
): Promise<Id<"treasury import">> {
  const treasuryImportId = newId("treasury import");
  await ask(officers.of("province.accountant"), importTreasury, {
    body: {
      treasuryImportId,
      areaId: "51",
      origin: "treasury",
      fileName: `Kho bạc ${month}-2026 (mẫu).csv`,
      file: { format: "csv", text: [heads, ...rows].map(csvLine).join("") },
      mapping,
      fromDay: localDate(`2026-${month}-01`),
      toDay: localDate(`2026-${month}-30`),
    },
  });
  return treasuryImportId;
}

const rowOf = ({ on, document, communeId, amount }: PaidOrder, other: Partial<PaidOrder> = {}): Row => [
  (other.on ?? on).split("-").toReversed().join("/"),
  document,
  communeId,
  other.amount ?? amount,
];

/** One order lacks, one differs by 270 thousand, one by a đồng; two rows nobody here knows, one cannot be read. */
function withDifferences(orders: readonly PaidOrder[]): readonly Row[] {
  const [, mistyped, rounded] = orders;
  const rows = orders.slice(1).map((order) => {
    if (order === mistyped) return rowOf(order, { amount: dong(order.amount + 270_000n) });
    if (order === rounded) return rowOf(order, { amount: dong(order.amount + 1n) });
    return rowOf(order, { on: addDays(order.on, 1) });
  });
  const [first] = orders;
  if (first === undefined) return rows;
  const { communeId } = first;
  return [
    ...rows,
    ["28/09/2026", "CT-NGOÀI-01 (mẫu)", communeId, 12_400_000n],
    ["29/09/2026", "CT-NGOÀI-02 (mẫu)", communeId, 3_150_000n],
    ["31/09/2026", "CT-NGOÀI-03 (mẫu)", communeId, 5_000_000n],
  ];
}
