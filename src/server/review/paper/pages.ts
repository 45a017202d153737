/** What all papers of a review have: pages that name their entry in the audit, a code where they can be verified, one paper after another. */
import type { Content } from "pdfmake/interfaces.js";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { FileAnswer } from "#server/platform/act/route.ts";
import { onNewPage } from "#server/platform/print/layout.ts";
import { pageFacts, printPaper } from "#server/platform/print/print-paper.ts";
import type { Words } from "#server/platform/print/words.ts";

/** Each page says which entry of the audit records who took it. */
export function pagesOf(
  context: ActContext,
  words: Words,
  name: string,
  content: Content,
): (entry: string) => Result<FileAnswer, Refusal> {
  return (entry) => {
    const pageText = `${words.word("page", pageFacts)} · ${words.word("auditEntry", { entry })}`;
    return printPaper(context, name, { content, pageText });
  };
}

/** Papers one after another, each on a page of its own. */
export const eachOnItsPage = (papers: readonly Content[]): Content[] =>
  papers.map((paper, at) => (at === 0 ? paper : onNewPage(paper)));

/** Where a code on a paper leads. */
export const addressOf = ({ server }: ActContext, code: string) =>
  `${server.config.VUON_PUBLIC_URL ?? ""}/verify/${code}`;

/** Nothing to print is said, and no empty paper is made. */
export const nothingToPrint = () => failure(refuse("review.nothing_to_print"));
