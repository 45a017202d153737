import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/answer-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import {
  cellOf,
  columnsOf,
  headOf,
  keyInHead,
  readAnswerRows,
  unknownColumn,
  wrongCellOf,
} from "#programme/review/survey/answer-rows.ts";
import type { AnswerTable, AskedField } from "#programme/review/survey/answer-rows.ts";
import type { FormField } from "#programme/review/survey/form.ts";
import { statesBefore } from "#programme/review/decision/review-acts.ts";
import { agesOf, fieldsAskedOf } from "#programme/review/standard/asked-of.ts";
import type { DeclaredField } from "#programme/review/standard/standard-pack.ts";
import { formVersionOf } from "#programme/review/survey/confirmed-answers.ts";
import { refuseAnswers } from "#programme/review/survey/whole-answers.ts";
import { done } from "#server/platform/act/record-act.ts";
import { csvTable } from "#server/platform/tables/csv-table.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import { xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import { loadFileHouseholds } from "./answer-files-store.ts";
import type { FileHousehold } from "./answer-files-store.ts";
import { pointsOf } from "./form-service.ts";
import { shareSheets } from "./shared-sheets-store.ts";
import { findOpeningRound, takingBase } from "./taking-base.ts";
import { setAnswers } from "./reviews-store.ts";
import { paperOfCommune } from "#server/review/paper/paper-route.ts";
import { findOpenRound, turnTableAct } from "#server/review/round/round-record.ts";

const mostWrong = 200;

/** The columns of the round's form; the questions of form B1 are those of the area group of the first household. */
function tableOf(
  { form, standard, sheet: pack, scoreTable }: Awaited<ReturnType<typeof takingBase>>,
  households: readonly FileHousehold[],
): Result<AnswerTable, Refusal> {
  if (form === undefined) return failure(refuse("review.no_form", { standard: pack.id }));
  // What only the opening list asks may be left out.
  const mayMiss = (declared: DeclaredField | undefined, isOfRound: boolean) => {
    const optional = isOfRound ? declared?.optional : true;
    return optional === undefined ? {} : { optional };
  };
  const asked = (field: FormField, declared: DeclaredField | undefined, isOfRound: boolean): AskedField => ({
    ...field,
    type: declared?.type ?? "string",
    ...mayMiss(declared, isOfRound),
    ...(declared?.when === undefined ? {} : { when: declared.when }),
    ...(declared?.neededFor === undefined ? {} : { neededFor: declared.neededFor }),
    ...(declared?.values === undefined ? {} : { known: declared.values }),
  });
  return success({
    income: form.incomeBounds,
    household: form.household
      .flatMap(({ fields }) => fields)
      .map((field) => asked(field, pack.household[field.field], field.field in standard.pack.household)),
    member: form.member.map((field) => asked(field, pack.member[field.field], field.field in standard.pack.member)),
    points: pointsOf(scoreTable, households[0]?.areaGroup ?? null)?.questions ?? [],
  });
}

/** Form B of everybody who may still be surveyed, a row a person. */
export const answerFile = paperOfCommune(contract.answerFile, async (context, { params, query }) => {
  const round = await findOpenRound(context.tx, params.roundId);
  if (!round.ok) return round;
  const households = await loadFileHouseholds(context.tx, {
    ...params,
    villageId: query.villageId,
    states: statesBefore("survey").filter((state) => state !== "objected"),
    on: context.today,
  });
  if (households.length === 0) return failure(refuse("review.nothing_to_survey"));
  const table = tableOf(await takingBase(context.tx, round.value), households);
  if (!table.ok) return table;
  const columns = columnsOf(table.value);
  const rows = households.flatMap((household) =>
    household.members.map((member, at) => {
      const cells = cellsOf(table.value, household, member, at === 0, query.language);
      return columns.map(({ key }) => cells[key] ?? null);
    }),
  );
  const sheet = {
    columns: columns.map((column) => ({ name: headOf(column, query.language), type: "text" as const })),
    portions: (async function* () {
      yield rows;
    })(),
  };
  const place = query.villageId ?? params.communeId;
  const isCsv = query.format === "csv";
  return success({
    paper: "answer file",
    recordId: params.roundId,
    facts: { households: households.length },
    print: (entry) =>
      success({
        // In the name and not in a column: the file comes back filled in, and each of its columns is read.
        fileName: `phieu-b-${round.value.year}-${place}-audit-${entry.replace("/", "-")}.${query.format}`,
        mediaType: isCsv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        content: () => (isCsv ? csvTable(sheet) : xlsxTable(sheet)),
      }),
  });
});

function cellsOf(
  table: AnswerTable,
  { householdId, headName, villageName, answers }: FileHousehold,
  member: FileHousehold["members"][number],
  isFirst: boolean,
  language: "vi" | "en" | "id",
): Readonly<Record<string, string>> {
  const given = { ...answers?.members.find(({ personId }) => personId === member.personId), sex: member.sex };
  const ofMember = Object.fromEntries(
    table.member.map((field) => [
      `m.${field.field}`,
      cellOf(field, (given as Readonly<Record<string, unknown>>)[field.field], language),
    ]),
  );
  const helping = {
    household: householdId,
    village: villageName ?? "",
    head: headName ?? "",
    person: member.personId,
    name: member.fullName ?? "",
    birth: member.birthDate?.slice(0, 4) ?? "",
  };
  if (!isFirst) return { ...helping, ...ofMember };
  return {
    ...helping,
    ...ofMember,
    income: answers?.incomePerPerson?.toString() ?? "",
    ...Object.fromEntries(
      table.household.map((field) => [`h.${field.field}`, cellOf(field, answers?.household[field.field], language)]),
    ),
    ...Object.fromEntries(table.points.map(({ question }) => [`b1.${question}`, answers?.points?.[question] ?? ""])),
  };
}

/** Takes the answers of a filled table, or says what it would take. */
export const importAnswers = turnTableAct(contract.importAnswers, async (context, { params, body }, uploaded) => {
  const { tx } = context;
  const { round } = context.record;
  const named = nameColumns(uploaded, { nameOf: keyInHead, required: ["household", "person"] });
  if (!named.ok) return named;
  const households = await loadFileHouseholds(tx, {
    ...params,
    states: statesBefore("survey"),
    on: body.surveyedOn,
  });
  const base = await takingBase(tx, round);
  const table = tableOf(base, households);
  if (!table.ok) return table;
  const stranger = unknownColumn(table.value, named.value.columns, named.value.rows);
  if (stranger !== undefined) return failure(refuse("review.answer_not_asked", { field: stranger }));
  const byId = new Map<string, FileHousehold>(households.map((one) => [one.householdId, one]));
  const membersOf = new Map(
    households.map(({ householdId, members }) => [
      householdId as string,
      members.map((member) => ({
        ...member,
        asks: fieldsAskedOf(base.sheet, member, round.referenceDate),
        age: agesOf(base.sheet, member, round.referenceDate)?.age ?? null,
      })),
    ]),
  );
  const read = readAnswerRows(table.value, named.value.rows, membersOf);
  const wrong: Output<typeof contract.importAnswers>["wrong"] = [...read.wrong];
  let taken = 0;
  for (const { householdId, row, answers } of read.taken) {
    const review = byId.get(householdId);
    if (review === undefined) continue;
    if (review.awaitsFormA && review.state === "listed") {
      wrong.push({
        row,
        householdId,
        column: { vi: "Mã hộ", en: "Household", id: "Rumah tangga" },
        problem: "screen_first",
        given: "",
      });
      continue;
    }
    const refused = refuseAnswers({ ...base, ...review }, answers);
    if (refused !== undefined) {
      wrong.push(wrongCellOf(table.value, { row, householdId }, refused));
      continue;
    }
    taken += 1;
    if (body.trial) continue;
    await setAnswers(tx, review, {
      answers: { ...answers, ...(base.form === undefined ? {} : { form: formVersionOf(base.form) }) },
      state: "surveyed",
      surveyedOn: body.surveyedOn,
      surveyedBy: context.actor.officerId,
      how: "file",
    });
  }
  const opening = body.trial ? undefined : await findOpeningRound(tx, round);
  if (opening !== undefined)
    await shareSheets(tx, { ...params, openingId: opening.roundId, householdId: undefined }, () => context.newId());
  const shown = wrong.slice(0, mostWrong).map((one) => ({ ...one, row: named.value.rowOf(one.row) }));
  return done(
    { answerFile: body.trial ? "tried" : "taken", taken, wrong: wrong.length },
    {
      taken,
      blank: read.blank,
      wrongHouseholds: new Set(wrong.map(({ householdId, row }) => householdId ?? row)).size,
      wrong: shown,
    },
  );
});
