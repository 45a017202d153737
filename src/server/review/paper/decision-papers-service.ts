/** Papers of a decision: itself with its list, the letters of refusal, the certificates. */
import * as contract from "#contract/review/paper.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { paperWords } from "./paper-words.ts";
import { listCertificatePapers } from "#server/review/decision/certificates-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { certificatePaper } from "./certificate-paper.ts";
import { decisionPaper, decidedTable } from "./decision-paper.ts";
import { basesOfDecision } from "./bases-of-decision.ts";
import { addressOfCodes, nothingToPrint, pagesOf } from "./pages.ts";
import { paperOfDecision } from "./paper-route.ts";
import * as store from "./papers-store.ts";
import { refusalPaper } from "./refusal-paper.ts";
import { withdrawalPaper } from "./withdrawal-paper.ts";
import { workbookOf } from "./workbook-of-paper.ts";

export const printDecision = paperOfDecision(contract.printDecision, async (context, { params, query }) => {
  const decision = await store.findDecision(context.tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const name = `quyet-dinh-${decision.year}-${decision.communeId}`;
  const list = await store.listDecided(context.tx, params.decisionId);
  const words = await paperWords(context.tx, query.language);
  const facts = { paper: "decision", recordId: params.decisionId };
  if (query.format === "xlsx")
    return success({ ...facts, print: (entry) => success(workbookOf(words, name, decidedTable(words, list), entry)) });
  const addressOf = addressOfCodes(context);
  if (!addressOf.ok) return addressOf;
  const { standard } = await getStandard(context.tx, decision.standardId, decision.standardVersion);
  const bases = basesOfDecision(words, decision.legalBasis, standard.pack.sources);
  const paperOf = decision.decisionKind === "withdrawal" ? withdrawalPaper : decisionPaper;
  const content = paperOf(words, decision, list, bases, addressOf.value(decision.paperCode));
  return success({ ...facts, print: pagesOf(context, words, name, [content]) });
});

type IncomeSide = NonNullable<Standard["pack"]["income"]>;
/** The line that a result was held against: that of the average living standard in a check of it. */
function lineOf(income: IncomeSide, kind: store.DecisionOfPaper["kind"]): IncomeSide["lines"] {
  const { averageUpTo, lines } = income;
  return kind === "average_living" && averageUpTo !== undefined && !isUnknown(averageUpTo) ? averageUpTo : lines;
}

export const printRefusals = paperOfDecision(contract.printRefusals, async (context, { params, query }) => {
  const { tx } = context;
  const decision = await store.findDecision(tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(tx, decision.standardId, decision.standardVersion);
  const { income } = standard.pack;
  const refused = await store.listRefused(tx, params.decisionId, query.householdId);
  if (refused.length === 0) return nothingToPrint();
  const addressOf = addressOfCodes(context);
  if (!addressOf.ok) return addressOf;
  const words = await paperWords(context.tx, query.language);
  const names = new Map(standard.indicators.map(({ pack }) => [pack.code, pack.name[query.language]]));
  const letters = refused.map((household) => {
    const setting = household.setting ?? "rural";
    const cuts = income === undefined || isUnknown(income.scoreCuts) ? undefined : income.scoreCuts;
    const limits = {
      scoreLimit: cuts?.[setting] ?? null,
      incomeLimit: income === undefined ? null : String(lineOf(income, decision.kind)[setting]),
    };
    const lacks = codesOfBits(standard, household.deprivations).map((code) => names.get(code) ?? code);
    return refusalPaper(words, decision, { ...household, ...limits }, lacks, addressOf.value(household.paperCode));
  });
  return success({
    paper: "refusals",
    recordId: params.decisionId,
    print: pagesOf(context, words, `thong-bao-${decision.year}-${decision.communeId}`, letters),
  });
});

export const printCertificates = paperOfDecision(contract.printCertificates, async (context, { params, query }) => {
  const decision = await store.findDecision(context.tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const certificates = await listCertificatePapers(context.tx, params.decisionId, query.householdId, context.today);
  if (certificates.length === 0) return nothingToPrint();
  const addressOf = addressOfCodes(context);
  if (!addressOf.ok) return addressOf;
  const words = await paperWords(context.tx, query.language);
  const papers = certificates.map((one) => certificatePaper(words, one, addressOf.value(one.paperCode)));
  const name = `giay-chung-nhan-${decision.year}-${decision.communeId}`;
  return success({
    paper: "certificates",
    recordId: params.decisionId,
    print: pagesOf(context, words, name, papers),
  });
});
