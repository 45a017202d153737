/** The closing lines of node's test runner, and each failure with its cause. */
import type { TestEvent } from "node:test/reporters";

export default async function* summary(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: string[] = [];
  const tests = new Map<string, number>();
  for await (const event of source) {
    if (event.type === "test:fail" && event.data.details.type !== "suite") {
      const { cause } = event.data.details.error;
      failures.push(
        `✖ ${event.data.file ?? ""} ${event.data.name}\n  ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
      );
    }
    if (event.type === "test:summary" && event.data.file === undefined) {
      for (const [name, count] of Object.entries(event.data.counts)) tests.set(name, count);
    }
  }
  yield "\n";
  for (const failure of failures) yield `${failure}\n`;
  for (const name of ["tests", "suites", "passed", "failed", "cancelled", "skipped", "todo"]) {
    const shown = name === "passed" ? "pass" : name === "failed" ? "fail" : name;
    const count = name === "failed" ? failures.length : (tests.get(name) ?? 0);
    yield `ℹ ${shown} ${count}\n`;
  }
}
