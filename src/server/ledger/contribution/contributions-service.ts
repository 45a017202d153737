import * as contract from "#contract/ledger/contribution.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { standsOn, valueOf } from "#programme/ledger/contribution.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { plansOfMoney } from "#server/ledger/posting/plans-of-money.ts";
import { postToLedger } from "#server/ledger/published.ts";
import * as store from "./contributions-store.ts";

export const recordContribution = addRecord(
  contract.recordContribution,
  {
    name: "contribution",
    areaOf: areaOfBody,
    idOf: ({ body }) => body.contributionId,
    days: { year: async (_looking, { body }) => Promise.resolve(firstDayOf(body.year)) },
  },
  async (context, { body }) => {
    const { tx } = context;
    const { given, ...contribution } = body;
    const { form } = given;
    const measured =
      given.form === "money" ? given : { ...given, quantityHundredths: BigInt(given.quantityHundredths) };
    const value = valueOf(measured);
    if (!value.ok) return value;
    if (body.activityLineId !== null) {
      const areaId = await plansOfMoney.answer().areaOfActivityLine(tx, body.activityLineId);
      if (areaId !== body.areaId) return failure(refuse("ledger.line_of_another_area"));
    }
    const postingId = await postToLedger(context, {
      idempotencyKey: `contribute:${body.contributionId}`,
      kind: "contribute",
      reference: { kind: "contribution", id: body.contributionId },
      entries: moveStage(budgetLine({ ...body, form }), "source", standsOn(form), value.value),
    });
    await store.addContribution(tx, {
      ...contribution,
      ...(measured.form === "money" ? { quantityHundredths: null, unit: null, unitValue: null } : measured),
      form,
      amount: value.value,
      postingId,
      recordedAt: context.now,
      recordedBy: context.actor.officerId,
    });
    const facts = { form, amount: value.value.toString() };
    return done(facts, { postingId: postingId, amount: value.value });
  },
);

export const listContributions = readOwnAreas(contract.listContributions, async ({ tx }, { query }) => {
  const rows = await store.listContributionRows(tx, query.areaId, query.year);
  const sumOf = (form: store.Form) =>
    addMoney(zeroMoney, ...rows.filter((row) => row.form === form && !row.isReversed).map((row) => row.amount));
  return success({
    rows: [...rows],
    sums: { money: sumOf("money"), goods: sumOf("goods"), labour: sumOf("labour") },
  });
});
