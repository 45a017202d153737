/** A list that went out comes back: each row is a delivery, a "no" that leaves the support as it is, or a row that is held back with its reason. */
import type { LocalDate } from "#kernel/local-date.ts";
import { readDay } from "#kernel/read-day.ts";
import { checkOrder } from "#programme/delivery/instalments.ts";

export const answerFaults = [
  "no_code",
  "unknown_code",
  "listed_twice",
  "no_answer",
  "answer_not_understood",
  "not_to_deliver",
  "day_not_understood",
  "day_before_approval",
  "day_after_today",
  "out_of_order",
] as const;
export type AnswerFault = (typeof answerFaults)[number];

export type AnswerRow = {
  /** As the program that made the file counts it. */
  readonly row: number;
  readonly code: string;
  readonly result: string;
  readonly day: string;
  readonly remark: string;
};

export type SupportOfList = {
  readonly householdId: string;
  readonly supportId: string;
  readonly seriesId: string;
  readonly instalment: number;
  readonly state: string;
  readonly deliveredOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
};

export type AnsweredDelivery<Support extends SupportOfList> = {
  readonly row: number;
  readonly support: Support;
  readonly deliveredOn: LocalDate;
  readonly remark: string;
};

export type MatchedAnswers<Support extends SupportOfList> = {
  readonly read: number;
  readonly deliveries: readonly AnsweredDelivery<Support>[];
  /** Rows that say that nothing was received. */
  readonly notReceived: readonly number[];
  readonly heldBack: readonly { readonly row: number; readonly code: string; readonly fault: AnswerFault }[];
};

/** Read = deliveries + not received + held back. Instalments of a support are delivered in their order, in the file too. */
export function matchAnswers<Support extends SupportOfList>(
  rows: readonly AnswerRow[],
  supports: readonly Support[],
  how: {
    readonly today: LocalDate;
    /** The day of rows that name none. */
    readonly day: LocalDate;
    /** What a result means; undefined where nobody knows it. */
    readonly meaningOf: (result: string) => "yes" | "no" | undefined;
  },
): MatchedAnswers<Support> {
  const byCode = new Map(supports.map((support) => [support.supportId, support]));
  const times = new Map<string, number>();
  for (const { code } of rows) times.set(code.toLowerCase(), (times.get(code.toLowerCase()) ?? 0) + 1);
  const series = Map.groupBy(supports, ({ seriesId }) => seriesId);
  const deliveredOn = new Map(supports.map((support) => [support.supportId, support.deliveredOn]));
  const deliveries: AnsweredDelivery<Support>[] = [];
  const notReceived: number[] = [];
  const heldBack: MatchedAnswers<Support>["heldBack"][number][] = [];
  const inOrder = rows
    .map((row) => ({ row, support: byCode.get(row.code.toLowerCase()) }))
    .toSorted((a, b) => (a.support?.instalment ?? 0) - (b.support?.instalment ?? 0) || a.row.row - b.row.row);
  for (const { row, support } of inOrder) {
    const fault = (why: AnswerFault) => heldBack.push({ row: row.row, code: row.code, fault: why });
    const meant = row.result === "" ? undefined : how.meaningOf(row.result);
    const day = row.day === "" ? how.day : readDay(row.day);
    if (row.code === "") fault("no_code");
    else if (support === undefined) fault("unknown_code");
    else if ((times.get(row.code.toLowerCase()) ?? 0) > 1) fault("listed_twice");
    else if (row.result === "") fault("no_answer");
    else if (meant === undefined) fault("answer_not_understood");
    else if (meant === "no") notReceived.push(row.row);
    else if (support.state !== "committed") fault("not_to_deliver");
    else if (day === undefined) fault("day_not_understood");
    else if (day > how.today) fault("day_after_today");
    else if (support.approvedOn !== null && day < support.approvedOn) fault("day_before_approval");
    else {
      const others = (series.get(support.seriesId) ?? [])
        .filter(({ supportId }) => supportId !== support.supportId)
        .map(({ supportId, instalment }) => ({ instalment, deliveredOn: deliveredOn.get(supportId) ?? null }));
      if (checkOrder(others, { instalment: support.instalment, deliveredOn: day }).ok) {
        deliveredOn.set(support.supportId, day);
        deliveries.push({ row: row.row, support, deliveredOn: day, remark: row.remark });
      } else fault("out_of_order");
    }
  }
  return { read: rows.length, deliveries, notReceived, heldBack: heldBack.toSorted((a, b) => a.row - b.row) };
}
