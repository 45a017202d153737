import { sql } from "kysely";
import type { z } from "zod";
import { withinArea } from "#server/area/published.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import { plansOfMoney } from "#server/ledger/posting/plans-of-money.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { listContributions, recordContribution } from "#contract/ledger/contribution.ts";

type NewContribution = Omit<Decoded<typeof recordContribution>["body"], "given"> & {
  readonly form: string;
  readonly quantityHundredths: bigint | null;
  readonly unit: string | null;
  readonly unitValue: Money | null;
  readonly amount: Money;
  readonly postingId: Id<"posting">;
  readonly recordedAt: string;
  readonly recordedBy: string;
};
export type ContributionRow = Output<typeof listContributions>["rows"][number];
export type Form = z.output<typeof listContributions.output>["rows"][number]["form"];

export async function addContribution(tx: Tx, one: NewContribution): Promise<void> {
  await tx
    .insertInto("planning.contributions")
    .values({
      contribution_id: one.contributionId,
      area_id: one.areaId,
      year: one.year,
      activity_line_id: one.activityLineId,
      fund_source: one.fundSource,
      component: one.component,
      form: one.form,
      giver: one.giver,
      content: one.content,
      quantity_hundredths: one.quantityHundredths,
      unit: one.unit,
      unit_value: one.unitValue,
      amount: one.amount,
      given_on: one.givenOn,
      posting_id: one.postingId,
      recorded_at: one.recordedAt,
      recorded_by: one.recordedBy,
    })
    .execute();
}

export async function listContributionRows(
  tx: Tx,
  areaId: string,
  year: number | undefined,
): Promise<readonly ContributionRow[]> {
  const found = await sql<ContributionRow>`
    select one.contribution_id as "contributionId", one.area_id as "areaId", area.name as "areaName", one.year, line.title as "lineTitle",
      line.plan_id as "planId", one.fund_source as "fundSource", one.component, one.form, one.giver, one.content,
      one.quantity_hundredths::float8 as "quantityHundredths", one.unit, one.unit_value as "unitValue", one.amount,
      one.given_on as "givenOn", one.posting_id as "postingId",
      exists (select from planning.postings reversal where reversal.reverses = one.posting_id) as "isReversed"
    from planning.contributions one join registry.areas area on area.area_id = one.area_id
    left join (${plansOfMoney.answer().activityLines()}) line on line.activity_line_id = one.activity_line_id
    where one.area_id in ${withinArea(areaId)}
      and (${year ?? null}::int is null or one.year = ${year ?? null})
    order by one.given_on desc, one.contribution_id desc`.execute(tx);
  return found.rows;
}
