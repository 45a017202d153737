import type { FileOutcome } from "./outcome.ts";

const slowestShown = 20;

/** The end of a run: what failed and why, what was left out, the slowest files, the counts. */
export function closingLines(outcomes: readonly FileOutcome[], seconds: number): string {
  const sum = (of: (outcome: FileOutcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const failures = outcomes.flatMap(({ file, failures: list }) => list.map((text) => `✖ ${file} ${text}\n`));
  const skipped = outcomes.filter((one) => one.skipped.length > 0);
  const slowest = outcomes.toSorted((a, b) => b.seconds - a.seconds).slice(0, slowestShown);
  const left = sum((one) => one.skipped.length);
  return [
    "",
    ...failures,
    `slowest files (s): ${slowest.length} of ${outcomes.length}`,
    ...slowest.map((one) => `${one.seconds.toFixed(1).padStart(7)}  ${one.file}`),
    ...(left === 0
      ? []
      : [
          `${left} tests were not run, because what they need is not here: ${skipped
            .map(({ file, skipped: names }) => `${file} (${names.join("; ")})`)
            .join(", ")}`,
        ]),
    `ℹ files ${outcomes.length}`,
    `ℹ tests ${sum((one) => one.tests)}`,
    `ℹ suites ${sum((one) => one.suites)}`,
    `ℹ pass ${sum((one) => one.passed)}`,
    `ℹ fail ${failures.length}`,
    `ℹ skipped ${left}`,
    `ℹ todo ${sum((one) => one.todo)}`,
    `ℹ duration ${seconds.toFixed(1)} s`,
    "",
  ].join("\n");
}
