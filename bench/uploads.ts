/**
 * Small files that would cost much to read, through the reader of uploads: what each takes, how long the event loop of the server was
 * held meanwhile, and the memory of the process.
 *
 *   npm run bench -- uploads
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readUpload } from "#server/platform/tables/read/read-upload.ts";
import { hostileTables } from "#test/support/hostile-tables.ts";
import { table } from "./support/figures.ts";

export const describe = "hostile tables through the reader of uploads; goal: none holds the event loop for 200 ms";

const goal = 200;

export async function run(): Promise<void> {
  const rows: string[][] = [];
  let [slowest, longest, memory] = [0, 0, 0];
  for (const [name, { bytes }] of Object.entries(hostileTables)) {
    const content = bytes();
    const file = { format: "file", base64: content.toString("base64") } as const;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const begun = performance.now();
    const read = await readUpload(file);
    const took = performance.now() - begun;
    delay.disable();
    const held = delay.max / 1e6;
    const used = process.memoryUsage().rss / 1e6;
    [slowest, longest, memory] = [Math.max(slowest, took), Math.max(longest, held), Math.max(memory, used)];
    const answer = read.ok ? `${read.value.rows.length} rows` : read.failure.code;
    rows.push([name, (content.length / 1000).toFixed(1), answer, took.toFixed(0), held.toFixed(0)]);
  }
  process.stdout.write(table(["file", "kB", "answer", "ms", "loop held ms"], rows));
  process.stdout.write(
    `bench uploads slowest_ms=${slowest.toFixed(0)} loop_held_ms=${longest.toFixed(0)} rss_mb=${memory.toFixed(0)}\n`,
  );
  process.exitCode = longest > goal ? 1 : 0;
}
