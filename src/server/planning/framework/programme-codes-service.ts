import * as contract from "#contract/planning/framework.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { addCode, listCodes } from "./programme-codes-store.ts";
import { findProgramme } from "./programmes-store.ts";

export const listProgrammeCodes = readOwnAreas(contract.listProgrammeCodes, async ({ tx }, { params, query }) =>
  success({ rows: [...(await listCodes(tx, params.programmeId, query.areaId))] }),
);

/** No code is invented: what an installation does not set stays empty. */
export const setProgrammeCode = addRecord(
  contract.setProgrammeCode,
  { name: "programme", areaOf: areaOfBody, idOf: ({ params }) => params.programmeId },
  async (context, { params, body }) => {
    const pack = await findProgramme(context.tx, params.programmeId);
    const segment = pack?.codeSegments.find(({ code }) => code === body.segment);
    if (pack === undefined || segment === undefined) return failure(refuse("record.not_found"));
    const facts = { segment: body.segment, subject: body.subject };
    if (!subjectsOf(pack, segment.per).includes(body.subject))
      return failure(refuse("planning.subject_without_code", facts));
    if (body.code !== "" && segment.length !== null && body.code.length !== segment.length)
      return failure(refuse("planning.code_has_wrong_length", { ...facts, length: segment.length }));
    const { tx, now, actor } = context;
    await addCode(tx, { ...body, programmeId: params.programmeId, setAt: now, setById: actor.officerId });
    const rows = [...(await listCodes(tx, params.programmeId, body.areaId))];
    return done({ ...facts, code: body.code }, { rows });
  },
);

function subjectsOf(pack: ProgrammePack, per: "installation" | "fund_source" | "component"): readonly string[] {
  if (per === "installation") return [""];
  return (per === "fund_source" ? pack.fundSources : pack.components).map(({ code }) => code);
}
