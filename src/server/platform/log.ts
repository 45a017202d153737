import type { Log } from "./server-context.ts";

/** One line an event on standard error, so that standard output stays for results. Facts never hold names or answers. */
export function lineLog(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log {
  return (level, message, facts) => {
    const mark = level === "info" ? "" : `${level}: `;
    write(`${mark}${message}${facts === undefined ? "" : ` ${JSON.stringify(facts)}`}`);
  };
}
