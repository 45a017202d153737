/** Households that change what they live on. */
import * as contract from "#contract/delivery/production.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { listProgrammePacks } from "#server/planning/published.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import * as store from "./conversions-store.ts";
import { productsOf } from "./cycles-service.ts";

export const listConversions = readOwnAreas(contract.listConversions, async ({ tx }, { query }) => {
  const { cursor, limit, ...filter } = query;
  const after = Number(cursor ?? 0);
  const rows = await store.listConversionRows(tx, filter, { after, limit });
  const total = await store.countConversions(tx, filter);
  const next = after + rows.length;
  return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total });
});

export const recordConversion = addRecord(
  contract.recordConversion,
  {
    name: "livelihood_conversion",
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    idOf: ({ body }) => body.conversionId,
  },
  async (context, { params, body }) => {
    const { tx, areaId, now: at, actor } = context;
    const { conversionId, toProduct, hazard } = body;
    if (!(await productsOf(tx)).some(({ product }) => product === toProduct))
      return failure(refuse("delivery.unknown_product", { product: toProduct }));
    if (body.fromWhat === toProduct) return failure(refuse("delivery.conversion_to_the_same"));
    const known = (await listProgrammePacks(tx)).flatMap(({ hazards }) => hazards ?? []);
    if (hazard !== undefined && !known.some(({ code }) => code === hazard))
      return failure(refuse("delivery.unknown_hazard", { hazard }));
    await store.addConversion(tx, { ...body, ...params, communeId: areaId }, { at, by: actor.officerId });
    const [shown] = await store.listConversionRows(tx, { areaId, conversionId }, { after: 0, limit: 1 });
    const facts = { householdId: params.householdId, from: body.fromWhat, to: toProduct, reason: body.reason };
    return done(facts, stillThere(shown, `conversion ${conversionId}`));
  },
);
