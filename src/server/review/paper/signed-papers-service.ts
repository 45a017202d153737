/** Decisions as they were signed: attached by the commune, and read with the look remembered. */
import * as contract from "#contract/review/signed-paper.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isSignedElectronically } from "#programme/review/decision/signed-paper.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { keptFileAnswer, readReceived } from "#server/review/survey/kept-file.ts";
import { communeOfDecision, findDecision } from "./papers-store.ts";
import * as store from "./signed-papers-store.ts";

type OfDecision = { readonly decisionId: Id<"decision"> };
type OfSignedPaper = OfDecision & { readonly signedPaperId: Id<"signed paper"> };

const ofDecision = {
  nameOf: ({ decisionId }: OfDecision) => ({ recordKind: "decision", recordId: decisionId }),
};

const { act: signedPaperAct } = actsOnKey({
  ...ofDecision,
  areaOf: async (tx, { decisionId }: OfSignedPaper) => communeOfDecision(tx, decisionId),
  find: async ({ tx }, { decisionId }) => {
    const decision = await findDecision(tx, decisionId);
    return decision === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...decision, areaId: decision.communeId });
  },
});

export const attachSignedPaper = signedPaperAct(contract.attachSignedPaper, async (context, { params }, file) => {
  const { tx, record: decision } = context;
  const kept = await readReceived(context, "minutes", file);
  if (!kept.ok) return kept;
  const { mediaType, size, sha256 } = kept.value;
  const isElectronic = isSignedElectronically(mediaType, kept.value.content);
  const isNew = await store.addSignedPaper(tx, {
    ...kept.value,
    ...params,
    communeId: decision.communeId,
    isSignedElectronically: isElectronic,
  });
  if (!isNew) return failure(refuse("review.signed_paper_attached"));
  const facts = { mediaType, size, sha256, isSignedElectronically: isElectronic };
  return done({ signedPaper: params.signedPaperId, number: decision.number, ...facts }, facts);
});

export const listSignedPapers = readIn(
  contract.listSignedPapers,
  async (tx, { params }) => communeOfDecision(tx, params.decisionId),
  async ({ tx }, { params }) => success({ rows: await store.listSignedPaperRows(tx, params.decisionId) }),
);

const { file: signedPaperFile } = actsOnKey({
  ...ofDecision,
  areaOf: async (tx, { decisionId }: OfSignedPaper) => communeOfDecision(tx, decisionId),
  find: async ({ tx }, key) => {
    const found = await store.findSignedPaper(tx, key);
    return found === undefined ? failure(refuse("record.not_found")) : success(found);
  },
});

export const readSignedPaper = signedPaperFile(contract.readSignedPaper, async ({ record }, { params }) =>
  done({ looked: params.signedPaperId }, keptFileAnswer(`quyet-dinh-da-ky-${params.signedPaperId}`, record)),
);
