/** What the runner is sent by test processes, and what it makes of it. */

export type Happened = {
  readonly name: string;
  readonly nesting: number;
  readonly isSuite: boolean;
  readonly milliseconds: number;
  readonly isTodo: boolean;
  readonly failure?: string;
  readonly skipped?: string;
};

export type FileOutcome = {
  readonly file: string;
  readonly seconds: number;
  readonly tests: number;
  readonly suites: number;
  readonly passed: number;
  readonly todo: number;
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
};

/** A file is over when its suite is, which is reported after all that is in it. */
export function outcomeOf(inFile: readonly Happened[], end: Happened): FileOutcome {
  const tests = inFile.filter(({ isSuite }) => !isSuite);
  const failed = inFile.filter(({ failure }) => failure !== undefined);
  // A suite fails because of what is in it; alone it says what went wrong while it was made.
  const own = failed.some(({ isSuite }) => !isSuite) ? failed.filter(({ isSuite }) => !isSuite) : failed;
  const nothing = { name: "", failure: "holds no test: were they made in the suite of another file?" };
  // A suite that is left out tells nothing of the tests in it.
  const skipped = inFile.filter((one) => one.skipped !== undefined);
  const skippedTests = tests.filter((one) => one.skipped !== undefined);
  const reported =
    own.length > 0 ? own : end.failure !== undefined ? [end] : tests.length + skipped.length === 0 ? [nothing] : [];
  return {
    file: end.name,
    seconds: end.milliseconds / 1000,
    tests: tests.length,
    suites: inFile.length - tests.length,
    passed: tests.length - skippedTests.length - tests.filter(({ failure }) => failure !== undefined).length,
    todo: tests.filter(({ isTodo }) => isTodo).length,
    failures: reported.map(({ name, failure }) => `${name}\n  ${(failure ?? "").replaceAll("\n", "\n  ")}`),
    skipped: skipped.map(({ name, skipped: why }) => (why === "true" || why === "" ? name : `${name}: ${why ?? ""}`)),
  };
}

/** The file of a process that ended before it was done with it. */
export function brokenOff(file: string, why: string): FileOutcome {
  return { file, seconds: 0, tests: 0, suites: 0, passed: 0, todo: 0, failures: [why], skipped: [] };
}
