import type { IatiFile } from "#programme/planning/framework/iati-results.ts";
import type { WriteResults } from "#server/planning/framework/results-export.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";

const writing: Work<IatiFile, string> = {
  module: import.meta.resolve("#interop/iati/write-results.ts"),
  name: "writeIatiResults",
};

/** IATI as the planning stage uses it, in a thread: a year of a province has thousands of elements. */
export const iatiResults: WriteResults = async (file) => new TextEncoder().encode(await inThread(writing, file));
