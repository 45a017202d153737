import type { Content } from "pdfmake/interfaces.js";
import type { Output } from "#contract/endpoint.ts";
import type { readReviewForm } from "#contract/review/survey.ts";
import { heading, tableOf } from "#server/platform/print/sheet-body.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, villageWithin } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import { answerText, labelOf } from "./form-answers.ts";
import { yearOf } from "#programme/review/survey/income-detail.ts";
import { incomeSection } from "./form-income.ts";
import type { IncomeRow, IncomeSource } from "./form-income.ts";

export type Form = Output<typeof readReviewForm>;

const widths = ["46%", "*"];

/** Form B of a household: its answers, or boxes and dotted lines for the pen. It asks for everything that decides, income included. */
export function formPaper(words: Words, form: Form, isBlank: boolean): Content {
  const { language } = words;
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("form", name, facts);
  const answers = isBlank ? null : form.answers;
  const surveyedOn = isBlank ? null : form.surveyedOn;
  const heads = [words.word("question"), words.word("answer")];
  const village = form.villageName === null ? [] : [villageWithin(form.villageName, words.word("villageKind"))];
  const section = (title: string, rows: readonly (readonly [string, string])[]): Content => ({
    unbreakable: true,
    stack: [heading(title), tableOf(heads, rows, widths)],
  });
  return [
    sheetHead(words, { placeName: form.communeFullName, day: surveyedOn }),
    sheetTitle(form.title[language], `${form.standardTitle[language]} · ${form.year}`),
    { text: say("ofHousehold", { head: form.headName ?? "–" }), bold: true },
    { text: say("livesIn", { place: [...village, form.communeName].join(", ") }) },
    {
      text: say("signed", { day: surveyedOn === null ? say("blankDay") : words.day(surveyedOn) }),
      margin: [0, 0, 0, 6],
    },
    ...form.household.map(({ title, fields }) =>
      section(
        title[language],
        fields.map((field) => [
          labelOf(words, field),
          answerText(words, field, answers?.household[field.field], isBlank),
        ]),
      ),
    ),
    ...livingThere(form).map((member, at) => {
      const given = answers?.members.find(({ personId }) => personId === member.personId);
      const asked = form.member.filter(({ field }) => member.asks.includes(field));
      const person = {
        no: at + 1,
        name: member.fullName ?? "–",
        relation: words.relation(member.relation),
        born: member.birthDate?.slice(0, 4) ?? "–",
      };
      return section(
        say("person", person),
        asked.map((field) => [labelOf(words, field), answerText(words, field, given?.[field.field], isBlank)]),
      );
    }),
    ...(form.points === null
      ? []
      : [
          section(
            say("pointsTitle"),
            form.points.questions.map(({ question, answers: possible }) => [
              question,
              answers?.points[question] ?? (isBlank ? possible.map((one) => `□ ${one}`).join("   ") : "–"),
            ]),
          ),
        ]),
    ...(form.incomeBounds === null
      ? []
      : incomeSection(
          words,
          livingThere(form).length,
          isBlank,
          incomeOf(answers),
          incomeSources(form, words),
          incomeRows(form, words),
        )),
    signedBy(words, [{ post: words.word("headSigns") }, { post: words.word("reviewer") }]),
  ];
}

function incomeOf(answers: Form["answers"]): bigint | null {
  const perPerson = answers?.incomePerPerson ?? null;
  return perPerson === null ? null : BigInt(perPerson);
}

/** As the pack of the form declares them: what is asked on paper is what the calculator asks. */
function incomeSources({ incomeSources }: Form, words: Words): readonly IncomeSource[] {
  return incomeSources.map(({ name, excluded }) => ({ name: sourceName(name, excluded, words), isCounted: !excluded }));
}

function incomeRows({ answers, incomeSources }: Form, words: Words): readonly IncomeRow[] {
  return (answers?.incomeDetail ?? []).map((line) => {
    const source = incomeSources.find((one) => one.source === line.source);
    return {
      name: source === undefined ? line.source : sourceName(source.name, source.excluded, words),
      amount: BigInt(line.amount) * BigInt(line.months ?? 1),
      cost: BigInt(line.cost),
      year: BigInt(yearOf(line)),
    };
  });
}

const sourceName = (name: Form["incomeSources"][number]["name"], isExcluded: boolean, words: Words): string =>
  isExcluded ? `${name[words.language]} (${words.paper("form", "incomeNotCounted")})` : name[words.language];

/** On the day of the survey; on the blank form, those who have not left. */
function livingThere({ members, surveyedOn }: Form): Form["members"] {
  return members.filter(({ livesFrom, livesTo }) =>
    surveyedOn === null ? livesTo === null : livesFrom <= surveyedOn && (livesTo === null || livesTo >= surveyedOn),
  );
}
