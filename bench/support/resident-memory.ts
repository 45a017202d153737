import { readFileSync } from "node:fs";

/** Resident memory of a process, in MB (10^6 bytes). Linux only; elsewhere NaN. */
export function residentMegabytes(processId: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1];
    return Math.round((Number(kilobytes) * 1024) / 1_000_000);
  } catch {
    return Number.NaN;
  }
}
