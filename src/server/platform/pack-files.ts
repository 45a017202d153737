import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { z } from "zod";

export const packsFolder = new URL("../../../packs/", import.meta.url);

/** A pack that cannot be used: every error at once. */
export class PackInvalid extends Error {
  readonly errors: readonly string[];
  constructor(file: string, errors: readonly string[]) {
    super(`${file} does not check:\n  ${errors.join("\n  ")}`);
    this.errors = errors;
  }
}

/** Reads a YAML file of a pack by its shape. The hash is of its bytes and goes with every result. @throws PackInvalid */
export async function readPackFile<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
): Promise<{ readonly value: z.output<Shape>; readonly hash: string }> {
  const text = await readFile(new URL(path, packsFolder), "utf8");
  let data: unknown;
  try {
    // YAML dates stay texts: the schema "core" knows no timestamps.
    data = parse(text, { schema: "core" });
  } catch (error) {
    throw new PackInvalid(path, [error instanceof Error ? error.message : String(error)]);
  }
  const read = shape.safeParse(data);
  if (!read.success) {
    throw new PackInvalid(
      path,
      read.error.issues.map((issue) => `${path}: ${issue.path.join(".")}: ${issue.message}`),
    );
  }
  return { value: read.data, hash: createHash("sha256").update(text).digest("hex") };
}
