import { Presets, SingleBar } from "cli-progress";
import type { ProgressBar } from "./cli-platform.ts";

/** One JSON value, or a table for a list of records, or "name  value" lines for one record. */
export function render(result: unknown, json: boolean): string {
  if (json) return JSON.stringify(result, plainBigints, 2);
  if (Array.isArray(result)) return result.length === 0 ? "(none)" : table(result.map(cellsOf));
  if (typeof result === "object" && result !== null) {
    return table(
      Object.entries(result).map(([name, value]) => ({ name, value: cell(value) })),
      false,
    );
  }
  return String(result);
}

function plainBigints(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value, plainBigints) : String(value);
}

function cellsOf(row: unknown): Record<string, string> {
  if (typeof row !== "object" || row === null) return { value: cell(row) };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]));
}

function table(rows: readonly Readonly<Record<string, string>>[], heads = true): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const widths = names.map((name) => Math.max(heads ? name.length : 0, ...rows.map((row) => (row[name] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  const lines = rows.map((row) => line(names.map((name) => row[name] ?? "")));
  return (heads ? [line(names), line(widths.map((width) => "-".repeat(width))), ...lines] : lines).join("\n");
}

/** A bar on a terminal, a line at each tenth elsewhere; on standard error, so that results can be piped. */
export function progressBar(label: string, total: number): ProgressBar {
  if (!process.stderr.isTTY) return progressLines(label, total);
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage} % | {value}/{total} | {eta_formatted}`, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: (to) => bar.update(to), end: () => bar.stop() };
}

function progressLines(label: string, total: number): ProgressBar {
  let reported = 0;
  return {
    advance: (to) => {
      const tenth = total === 0 ? 10 : Math.floor((to * 10) / total);
      if (tenth <= reported) return;
      reported = tenth;
      process.stderr.write(`${label}: ${to} of ${total}\n`);
    },
    end: () => undefined,
  };
}
