import { once } from "node:events";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

type Cell = string | number | bigint | boolean | null | undefined | readonly string[] | { readonly json: unknown };

/** Streams rows into a table by COPY (text format), a column list at a time. Answers how many rows went in. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  // A fault of the server ends the stream while we still write; it must be the one that is reported.
  const finished = once(stream, "finish");
  let count = 0;
  let buffer = "";
  for (const row of rows) {
    buffer += `${row.map(cellText).join("\t")}\n`;
    count += 1;
    if (buffer.length < 1 << 16) continue;
    if (!stream.write(buffer)) await Promise.race([once(stream, "drain"), finished]);
    buffer = "";
  }
  stream.end(buffer);
  await finished;
  return count;
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "\\N";
  if (typeof cell === "string") return escaped(cell);
  if (typeof cell === "boolean") return cell ? "t" : "f";
  if (typeof cell === "number" || typeof cell === "bigint") return String(cell);
  if ("json" in cell) return escaped(JSON.stringify(cell.json));
  return escaped(`{${cell.map((text) => JSON.stringify(text)).join(",")}}`);
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")
    : text;
}
