/** How the income was computed from its sources, for who asks why. */
import type { Output } from "#contract/endpoint.ts";
import type { explainReview } from "#contract/review/explanation.ts";
import { dong } from "#kernel/money.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { Form } from "#programme/review/survey/form.ts";
import { sumIncome, yearOf } from "#programme/review/survey/income-detail.ts";

type Detail = Output<typeof explainReview>["income"]["detail"];

export function incomeDetailOf(answers: Answers | null, form: Form | undefined): Detail {
  const lines = answers?.incomeDetail;
  if (answers === null || lines === undefined) return null;
  const sources = form?.incomeSources ?? [];
  const sums = sumIncome(lines, sources, answers.members.length);
  return {
    lines: lines.map((line) => {
      const { source, months, amount, cost } = line;
      const found = sources.find((one) => one.source === source);
      return {
        name: found?.name ?? { vi: source, en: source, id: source },
        months,
        amount: dong(amount),
        cost: dong(cost),
        year: dong(yearOf(line)),
        excluded: found?.excluded === true,
      };
    }),
    year: dong(sums.year),
    month: dong(sums.month),
    perPerson: dong(sums.perPerson),
    people: sums.people,
  };
}
