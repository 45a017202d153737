/** A list that comes back from the field or from another office: what it says was received is delivered by one act. */
import * as contract from "#contract/delivery/field-list.ts";
import { success } from "#kernel/result.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import { neededEvidence } from "#programme/delivery/delivery-evidence.ts";
import { matchAnswers } from "#programme/delivery/field-list/match-answers.ts";
import type { AnsweredDelivery, AnswerRow } from "#programme/delivery/field-list/match-answers.ts";
import { applySupportAct } from "#programme/delivery/support-acts.ts";
import { activityTableAct } from "#server/delivery/activity/activity-record.ts";
import type { ActivityContext } from "#server/delivery/activity/activity-record.ts";
import { addSupportActs, setSupportStates } from "#server/delivery/support/supports-store.ts";
import { done } from "#server/platform/act/record-act.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import * as store from "./field-answers-store.ts";

/** Columns that are filled in: which support, whether it was received, when, and what is to be said. */
export const answerColumns = ["code", "result", "receivedOn", "remark"] as const;
const mostRows = 5000;
const firstShown = 20;

export const recordFieldAnswers = activityTableAct(
  contract.recordFieldAnswers,
  "deliver",
  async (context, { body }, uploaded) => {
    const { tx, record: activity, today, server } = context;
    const written = await Promise.all(
      (["vi", "en", "id"] as const).map(async (language) => wordsIn(language, "field-list.yaml")),
    );
    const nameOf = columnsCalled([
      ...written.flatMap((words) => answerColumns.map((column) => [words.word(column), column] as const)),
      ...answerColumns.map((column) => [column, column] as const),
    ]);
    const table = nameColumns(uploaded, { nameOf, required: ["code", "result"], mostRows });
    if (!table.ok) return table;
    const rows = table.value.rows.map((cells, at): AnswerRow => ({
      row: table.value.rowOf(at + 1),
      code: cells["code"] ?? "",
      result: cells["result"] ?? "",
      day: cells["receivedOn"] ?? "",
      remark: cells["remark"] ?? "",
    }));
    const meanings = new Map(
      (["no", "yes"] as const).flatMap((meaning) =>
        written.flatMap((words) => words.list("answers", meaning).map((word) => [plain(word), meaning] as const)),
      ),
    );
    const supports = await store.loadAnswerable(tx, activity.activityId, server.timeZone);
    const meaningOf = (result: string) => meanings.get(plain(result));
    const found = matchAnswers(rows, supports, { today, day: body.deliveredOn, meaningOf });
    const shown = found.deliveries.slice(0, firstShown);
    const heads = await store.listHeadNames(
      tx,
      shown.map(({ support }) => support.householdId),
    );
    const named = new Set(rows.map(({ code }) => code.toLowerCase()));
    const answer = {
      isTrial: body.isTrial,
      read: found.read,
      delivered: found.deliveries.length,
      notReceived: found.notReceived.length,
      heldBack: [...found.heldBack],
      first: shown.map(({ row, support, deliveredOn }) => ({
        row,
        headName: heads.get(support.householdId) ?? null,
        deliveredOn,
      })),
      missing: supports.filter(({ state, supportId }) => state === "committed" && !named.has(supportId)).length,
    };
    const { read, delivered, notReceived } = answer;
    const counted = { read, delivered, notReceived, heldBack: found.heldBack.length, list: body.listName };
    if (body.isTrial) return done({ ...counted, trial: true }, answer);
    const moved = await deliver(context, found.deliveries, body.listName);
    return moved.ok ? done(counted, answer) : moved;
  },
);

const plain = (word: string) => word.normalize("NFC").trim().toLowerCase();

/** Delivers what was received, a day at a time, each with the statement that names the list. */
async function deliver(
  context: ActivityContext,
  deliveries: readonly AnsweredDelivery<store.AnswerableSupport>[],
  listName: string,
) {
  const { tx, now: at, actor, record } = context;
  const next = applySupportAct("committed", "deliver");
  if (!next.ok || deliveries.length === 0) return next;
  const state = next.value;
  const needsEvidence = neededEvidence(record.inUse.kind.pack);
  const by = { at, by: actor.officerId };
  const statements = deliveries.map(({ row, remark, deliveredOn, support }) => ({
    ...support,
    evidenceId: context.newId(),
    note: `${listName} #${row}${remark === "" ? "" : `: ${remark}`}`.slice(0, 2000),
    takenOn: deliveredOn,
  }));
  await store.addStatements(tx, statements, by);
  for (const [deliveredOn, own] of Map.groupBy(deliveries, (one) => one.deliveredOn)) {
    const supports = own.map(({ support }) => support);
    await setSupportStates(tx, supports, { state, deliveredOn, needsEvidence });
  }
  const acts = deliveries.map(({ support: { householdId, supportId, communeId } }) => ({
    supportActId: context.newId(),
    householdId,
    supportId,
    communeId,
    act: "deliver",
    state,
    note: null,
  }));
  await addSupportActs(tx, acts, by);
  return success(state);
}
