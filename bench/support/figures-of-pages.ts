/** What the benchmark of pages found, as tables: each call at each size, and of each page the call that it waits for longest. */
import { table } from "./figures.ts";

export type PageFigure = {
  readonly households: number;
  readonly who: "province" | "commune";
  readonly call: string;
  readonly pages: readonly string[];
  /** The middle and the 95th percentile of the times it was asked; undefined where it was not answered. */
  readonly ms?: number;
  readonly p95?: number;
  readonly why?: string;
};

export type PagesFound = {
  readonly households: number;
  readonly byHand: number;
  readonly figures: readonly PageFigure[];
};

const text = (ms: number | undefined) => ms?.toFixed(0) ?? "-";

export function tableOfCalls(found: readonly PagesFound[]): string {
  const last = found.at(-1)?.figures ?? [];
  const of = ({ figures }: PagesFound, one: PageFigure) =>
    figures.find(({ who, call }) => who === one.who && call === one.call)?.p95;
  return table(
    ["who", "pages", "call", ...found.map(({ households }) => `${households}`)],
    answered(last).map((one) => [one.who, one.pages.join(" "), one.call, ...found.map((size) => text(of(size, one)))]),
  );
}

/** The slowest call of each page, the slowest page last. */
export function tableOfPages(figures: readonly PageFigure[]): string {
  const slowest = new Map<string, PageFigure>();
  for (const one of answered(figures)) for (const page of one.pages) slowest.set(page, one);
  return table(
    ["page", "slowest call", "who", "median", "p95"],
    [...slowest]
      .toSorted(([, one], [, other]) => (one.p95 ?? 0) - (other.p95 ?? 0))
      .map(([page, one]) => [page, one.call, one.who, text(one.ms), text(one.p95)]),
  );
}

/** Fastest first. */
export function answered(figures: readonly PageFigure[]): readonly PageFigure[] {
  return figures.filter(({ ms }) => ms !== undefined).toSorted((one, other) => (one.p95 ?? 0) - (other.p95 ?? 0));
}

export function percentile(taken: readonly number[], share: number): number {
  const order = taken.toSorted((one, other) => one - other);
  return order[Math.max(0, Math.ceil(order.length * share) - 1)] ?? 0;
}
