/** Sends what happens in a test process to the runner. */
import type { TestEvent } from "node:test/reporters";
import type { Happened } from "./outcome.ts";

export default async function* events(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    const happened = happenedIn(event);
    if (happened !== undefined) await new Promise<void>((sent) => process.send?.(happened, () => sent()));
  }
  yield "";
}

function happenedIn(event: TestEvent): Happened | undefined {
  if (event.type !== "test:pass" && event.type !== "test:fail") return undefined;
  const { name, nesting, details, skip, todo } = event.data;
  const isSuite = details.type === "suite";
  const common = {
    name,
    nesting,
    isSuite,
    milliseconds: details.duration_ms,
    isTodo: todo !== undefined && todo !== false,
  };
  if (event.type === "test:fail") return { ...common, failure: failureOf(event.data.details.error) };
  return { ...common, ...(skip === undefined || skip === false ? {} : { skipped: String(skip) }) };
}

/** The error itself, which node wraps; errors of errors are listed below it. */
function failureOf(error: Error): string {
  const inner = error.cause instanceof Error ? error.cause : error;
  const below = inner.cause instanceof Error ? `\n  because ${inner.cause.stack ?? inner.cause.message}` : "";
  return `${inner === error && error.cause !== undefined ? String(error.cause) : (inner.stack ?? inner.message)}${below}`;
}
