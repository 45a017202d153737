import type { BankLine } from "#programme/payment/bank-answer.ts";
import { differs } from "./read-totals.ts";
import { at, list, text } from "./xml-node.ts";

type Held = {
  /** The status of each transfer that is named, its own or that which stands above it. */
  readonly named: readonly (string | undefined)[];
  /** What holds for every other transfer; undefined where nothing does, as in a report of some of them. */
  readonly ofOthers: string | undefined;
};

/**
 * How many transfers of each status a report says there are (NbOfTxsPerSts of pain.002, of the order or of a block), held against those that
 * the file holds: those named, and all others where one status holds for them. A count that differs is a line with both figures.
 */
export function readStatusTotals(node: unknown, { named, ofOthers }: Held): readonly BankLine[] {
  const all = Number(text(at(node, "OrgnlNbOfTxs")) ?? Number.NaN);
  return list(at(node, "NbOfTxsPerSts")).flatMap((total) => {
    const [status, said] = [text(at(total, "DtldSts")), text(at(total, "DtldNbOfTxs"))];
    if (status === undefined || said === undefined) return [];
    const held = named.filter((one) => one === status).length;
    const others = status === ofOthers ? Math.max(0, all - named.length) : 0;
    // Of how many others a status holds, the report need not say.
    if (Number.isNaN(others) && Number(said) >= held) return [];
    const holds = Number.isNaN(others) ? held : held + others;
    return said === String(holds)
      ? []
      : [{ ...differs(`NbOfTxsPerSts/${status}`, said, String(holds)), isStatus: true }];
  });
}
