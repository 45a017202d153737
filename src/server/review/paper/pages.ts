/** What all papers of a review have: pages that name their entry in the audit, and a code where they can be verified. */
import type { Content } from "pdfmake/interfaces.js";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { FileAnswer } from "#server/platform/act/route.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import type { Words } from "#server/platform/print/words.ts";

/** @param sheets one paper or several, each on pages of its own, which say which entry of the audit records who took them */
export function pagesOf(
  context: ActContext,
  words: Words,
  name: string,
  sheets: readonly Content[],
): (entry: string) => Result<FileAnswer, Refusal> {
  return (entry) => printPaper(context, name, { sheets, foot: words.word("auditEntry", { entry }) });
}

/** A paper that is not in force yet: each page says so across it. */
export function draftPagesOf(
  context: ActContext,
  words: Words,
  name: string,
  sheets: readonly Content[],
): (entry: string) => Result<FileAnswer, Refusal> {
  const paper = { sheets, mark: words.word("draft") };
  return (entry) => printPaper(context, name, { ...paper, foot: words.word("auditEntry", { entry }) });
}

/** Where codes on papers lead: the whole public address. A paper whose code would lead nowhere is not issued. */
export const addressOfCodes = ({ server }: ActContext) => addressAt(server.paperUrl);

export function addressAt(paperUrl: string | undefined): Result<(code: string) => string, Refusal> {
  return paperUrl === undefined
    ? failure(refuse("review.no_public_address"))
    : success((code) => new URL(`/verify/${code}`, paperUrl).href);
}

/** Nothing to print is said, and no empty paper is made. */
export const nothingToPrint = () => failure(refuse("review.nothing_to_print"));
