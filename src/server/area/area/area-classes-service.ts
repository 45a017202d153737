import * as contract from "#contract/area/area-class.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import * as store from "./area-classes-store.ts";
import { areaClassAct } from "./area-record.ts";

export const listAreaClasses = readOwnAreas(contract.listAreaClasses, async ({ tx }, { params }) =>
  success({ rows: await store.listClassesOf(tx, params.areaId) }),
);

export const recordAreaClass = areaClassAct(contract.recordAreaClass, async ({ tx, record }, { body }) => {
  await store.addAreaClass(tx, record.areaId, body);
  const { class: ofClass, validFrom: from, decision } = body;
  return done({ class: ofClass, from, decision }, { ...body, validTo: null });
});

export const endAreaClass = areaClassAct(contract.endAreaClass, async ({ tx, record }, { params, body }) => {
  const { areaId } = record;
  const { validTo } = body;
  const ofClass = params.class;
  if (!(await store.endClass(tx, areaId, { class: ofClass, validTo }))) return failure(refuse("record.not_found"));
  const classes = await store.listClassesOf(tx, areaId);
  const ended = classes.find((one) => one.class === ofClass && one.validTo === validTo);
  return done({ class: ofClass, to: validTo }, stillThere(ended, `the class ${ofClass} of ${areaId}`));
});
