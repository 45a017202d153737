import type { Command } from "commander";
import { localDate } from "#kernel/local-date.ts";

/** The decision on which an act rests, as its two options give it. */
export const decision = (options: { decision: string; on: string }) => ({
  decisionNumber: options.decision,
  decidedOn: localDate(options.on),
});

export const withDecision = (command: Command) =>
  command.requiredOption("--decision <number>", "number of the decision").requiredOption("--on <day>", "its day");
