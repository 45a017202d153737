/** A plan on paper: number, what is planned, unit, quantity, unit cost, source, money; with sums by source and the signatures. */
import type { Content } from "pdfmake/interfaces.js";
import type { z } from "zod";
import type { planHead } from "#contract/planning/plan.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PlanLine } from "#programme/planning/plan/plan-line.ts";
import { inOrder } from "#programme/planning/plan/plan-line.ts";
import { sheetOf } from "#programme/planning/plan/plan-sheet.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { heading, notice, tableOf } from "#server/platform/print/sheet-body.ts";
import { signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, writtenNumber } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";

type Head = z.output<typeof planHead>;

export function planPaper(
  words: Words,
  plan: Head,
  lines: readonly PlanLine[],
  pack: ProgrammePack,
  /** "Xã Ba Tơ" */
  placeName: string,
  today: LocalDate,
): Content {
  const nameOf = (
    all: readonly { readonly code: string; readonly name: Record<"vi" | "en" | "id", string> }[],
    code: string,
  ) => all.find((one) => one.code === code)?.name[words.language] ?? code;
  const period = plan.untilYear === plan.year ? `${plan.year}` : `${plan.year}-${plan.untilYear}`;
  const numbers = new Map(sheetOf(lines).map(({ line, no }) => [line, String(no ?? "")]));
  const ordered = inOrder(lines);
  const sources = Map.groupBy(
    ordered.filter((line) => line.kind === "fund"),
    ({ fundSource }) => fundSource,
  );
  const sumOf = (funds: readonly { readonly amount: bigint }[]) => funds.reduce((sum, { amount }) => sum + amount, 0n);
  const row = (line: PlanLine): readonly string[] => {
    const no = numbers.get(line.id) ?? "";
    if (line.kind === "goal" || line.kind === "line") return [no, line.title, "", "", "", ""];
    if (line.kind === "target") {
      const facts = { baseline: words.number(line.baseline), value: words.number(line.value) };
      return [no, `${nameOf(pack.indicators, line.indicatorCode)}: ${words.word("fromTo", facts)}`, "", "", "", ""];
    }
    if (line.kind === "output") {
      const { quantity, unit, unitCost } = line;
      const name = nameOf(pack.activityKinds, line.activityKind);
      return [no, name, unit, words.number(quantity), words.money(unitCost), words.money(BigInt(quantity) * unitCost)];
    }
    return [
      no,
      `${nameOf(pack.fundSources, line.fundSource)} (${line.component})`,
      "",
      "",
      "",
      words.money(line.amount),
    ];
  };
  const heads = ["no", "content", "unit", "quantity", "unitCost", "amount"].map((name) => words.word(name));
  return [
    sheetHead(words, {
      placeName,
      day: plan.decidedOn ?? today,
      ...(plan.decisionNumber === null ? {} : { number: writtenNumber(plan.decisionNumber) }),
    }),
    ...(plan.decisionNumber === null ? [notice(words.word("draft"))] : []),
    sheetTitle(
      words.paper("plan", "title", { period }),
      words.paper("plan", "subject", { programme: pack.title[words.language] }),
    ),
    tableOf(heads, ordered.map(row), ["auto", "*", "auto", "auto", "auto", "auto"], [3, 4, 5]),
    heading(words.word("bySource")),
    tableOf(
      [words.word("source"), words.word("amount")],
      [
        ...[...sources].map(([code, funds]) => [nameOf(pack.fundSources, code), words.money(sumOf(funds))]),
        [words.word("total"), words.money(sumOf([...sources.values()].flat()))],
      ],
      ["*", "auto"],
      [1],
    ),
    signed(
      words,
      { onBehalf: words.word("onBehalf", { office: words.word("office") }), post: words.word("chairSigns") },
      words.list("plan", "recipients"),
    ),
  ];
}
