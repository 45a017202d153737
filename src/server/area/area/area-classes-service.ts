import type { endAreaClass, recordAreaClass } from "#contract/area/area-class.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addAreaClass, endClass, listClassesOf } from "./area-classes-store.ts";

export async function takeAreaClass(
  context: ActContext,
  { params, body }: Decoded<typeof recordAreaClass>,
): Promise<Result<Output<typeof recordAreaClass>, Refusal>> {
  await addAreaClass(context.tx, params.areaId, body);
  await context.audit({
    areaId: params.areaId,
    recordKind: "area",
    recordId: params.areaId,
    facts: { class: body.class, from: body.validFrom, decision: body.decision },
  });
  return success({ ...body, validTo: null });
}

export async function finishAreaClass(
  context: ActContext,
  { params, body }: Decoded<typeof endAreaClass>,
): Promise<Result<Output<typeof endAreaClass>, Refusal>> {
  const ended = { class: params.class, validTo: body.validTo };
  if (!(await endClass(context.tx, params.areaId, ended))) return failure(refuse("record.not_found"));
  await context.audit({
    areaId: params.areaId,
    recordKind: "area",
    recordId: params.areaId,
    facts: { class: params.class, to: body.validTo },
  });
  const row = (await listClassesOf(context.tx, params.areaId)).find(
    (one) => one.class === params.class && one.validTo === body.validTo,
  );
  return row === undefined ? failure(refuse("record.not_found")) : success(row);
}
