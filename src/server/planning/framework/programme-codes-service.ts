import type * as contract from "#contract/planning/framework.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addCode, listCodes } from "./programme-codes-store.ts";
import { findProgramme } from "./programmes-store.ts";

type Codes = Output<typeof contract.listProgrammeCodes>;

export async function readCodes(
  { tx }: ActContext,
  { params, query }: Decoded<typeof contract.listProgrammeCodes>,
): Promise<Result<Codes, Refusal>> {
  return success({ rows: [...(await listCodes(tx, params.programmeId, query.areaId))] });
}

/** No code is invented: what an installation does not set stays empty. */
export async function takeCode(
  context: ActContext,
  { params, body }: Decoded<typeof contract.setProgrammeCode>,
): Promise<Result<Codes, Refusal>> {
  const pack = await findProgramme(context.tx, params.programmeId);
  const segment = pack?.codeSegments.find(({ code }) => code === body.segment);
  if (pack === undefined || segment === undefined) return failure(refuse("record.not_found"));
  const facts = { segment: body.segment, subject: body.subject };
  if (!subjectsOf(pack, segment.per).includes(body.subject)) return failure(refuse("planning.code_of_nothing", facts));
  if (body.code !== "" && segment.length !== null && body.code.length !== segment.length)
    return failure(refuse("planning.code_has_wrong_length", { ...facts, length: segment.length }));
  const { tx, now, actor } = context;
  await addCode(tx, { ...body, programmeId: params.programmeId, setAt: now, setById: actor.officerId });
  await context.audit({
    areaId: body.areaId,
    recordKind: "programme",
    recordId: params.programmeId,
    facts: { ...facts, code: body.code },
  });
  return success({ rows: [...(await listCodes(tx, params.programmeId, body.areaId))] });
}

function subjectsOf(pack: ProgrammePack, per: "installation" | "fund_source" | "component"): readonly string[] {
  if (per === "installation") return [""];
  return (per === "fund_source" ? pack.fundSources : pack.components).map(({ code }) => code);
}
