import type { Content } from "pdfmake/interfaces.js";
import type { Output } from "#contract/endpoint.ts";
import type { readReviewForm } from "#contract/review/survey.ts";
import { signatures, tableOf, titleOf } from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

type Form = Output<typeof readReviewForm>;
type Field = Form["member"][number];

/** Form B of a household: its answers, or dotted lines and boxes for the pen. */
export function formPaper(words: Words, form: Form, isBlank: boolean): Content {
  const { language } = words;
  const answers = isBlank ? null : form.answers;
  const surveyed = isBlank || form.surveyedOn === null ? words.paper("form", "signed") : words.day(form.surveyedOn);
  return [
    titleOf(form.title[language], `${form.standardTitle[language]} · ${form.year}`),
    {
      text: [form.headName, form.villageName, form.communeName].filter((part) => part !== null).join(" · "),
      bold: true,
    },
    { text: surveyed, margin: [0, 0, 0, 8] },
    ...form.household.map((section): Content => ({
      stack: [
        { text: section.title[language], bold: true },
        tableOf(
          [words.word("question"), words.word("answer")],
          section.fields.map((field) => [labelOf(field), answerOf(field, answers?.household[field.field])]),
          ["55%", "*"],
        ),
      ],
    })),
    ...livingThere(form).map((member, at): Content => {
      const given = answers?.members.find(({ personId }) => personId === member.personId);
      const asked = form.member.filter(({ field }) => member.asks.includes(field));
      return {
        stack: [
          {
            text: `${at + 1}. ${member.fullName ?? "–"} (${words.relation(member.relation)}, ${member.birthDate?.slice(0, 4) ?? "–"})`,
            bold: true,
          },
          tableOf(
            [words.word("question"), words.word("answer")],
            asked.map((field) => [labelOf(field), answerOf(field, given?.[field.field])]),
            ["55%", "*"],
          ),
        ],
      };
    }),
    ...(form.points === null
      ? []
      : [
          tableOf(
            [words.word("question"), words.word("answer")],
            form.points.questions.map(({ question, answers: possible }) => [
              question,
              answers?.points[question] ?? (isBlank ? possible.map((one) => `[  ] ${one}`).join("   ") : "–"),
            ]),
            ["55%", "*"],
          ),
        ]),
    signatures(words, [{ post: words.word("headSigns") }, { post: words.word("reviewer") }]),
  ];

  function labelOf(field: Field): string {
    const unit = field.unit === null ? "" : ` (${field.unit[language]})`;
    return `${field.label[language]}${unit}`;
  }

  function answerOf(field: Field, value: unknown): string {
    const options =
      field.type === "bool" ? [words.word("yes"), words.word("no_")] : field.values.map(({ name }) => name[language]);
    if (isBlank)
      return options.length === 0 ? words.paper("form", "blankLine") : options.map((one) => `[  ] ${one}`).join("   ");
    if (value === undefined || value === null) return "–";
    if (typeof value === "boolean") return words.word(value ? "yes" : "no_");
    if (typeof value === "number") return words.number(value);
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return field.values.find((one) => one.value === text)?.name[language] ?? text;
  }
}

/** On the day of the survey; on the blank form, those who have not left. */
function livingThere({ members, surveyedOn }: Form): Form["members"] {
  return members.filter(({ livesFrom, livesTo }) =>
    surveyedOn === null ? livesTo === null : livesFrom <= surveyedOn && (livesTo === null || livesTo >= surveyedOn),
  );
}
