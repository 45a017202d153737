import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { FileAnswer } from "#server/platform/act/route.ts";
import { beginInThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";
import type { drawPdf, Paper } from "./draw-pdf.ts";

const drawing: Work<Paper, Awaited<ReturnType<typeof drawPdf>>> = {
  module: import.meta.resolve("./draw-pdf.ts"),
  name: "drawPdf",
};

/** A paper as the answer to a request: begun at once in a thread, waited for when the act is over. */
export function printPaper(
  { server, actor }: Pick<ActContext, "server" | "actor">,
  name: string,
  paper: Omit<Paper, "title">,
): Result<FileAnswer, Refusal> {
  const drawn = beginInThread(server, actor.officerId, drawing, { ...paper, title: name });
  if (!drawn.ok) return drawn;
  return success({
    fileName: `${name}.pdf`,
    mediaType: "application/pdf",
    content: { made: async () => drawn.value },
  });
}
