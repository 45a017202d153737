import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Keys } from "#server/platform/keys.ts";

const part = z.object({
  name: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** In the order of the file; a backup made before December 2026 does not say it. */
  columns: z.array(z.string()).optional(),
});

export const manifest = z.object({
  kind: z.enum(["backup", "commune"]),
  codeVersion: z.string(),
  /** The highest number that had run. */
  migration: z.number().int(),
  /** All that had run; a backup made before December 2026 says only the highest. */
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })).optional(),
  madeAt: z.string(),
  madeBy: z.string(),
  tables: z.array(part),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  /** Fingerprints of the keys that open what is sealed in the rows, by version: the keys themselves are never in an archive. */
  keys: z.record(z.string(), z.string()).default({}),
  areaId: z.string().optional(),
  identifiers: z.enum(["sealed", "left_out"]).optional(),
});

export type Manifest = z.output<typeof manifest>;
export type Part = z.output<typeof part>;

export function keyFingerprints(keys: Keys): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys.fields).map(([version, key]) => [
      version,
      createHmac("sha256", key).update("vuon key fingerprint").digest("hex").slice(0, 16),
    ]),
  );
}
