import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import type { z } from "zod";
import { faultOf } from "#contract/pack-fault.ts";

/** What the product ships: the texts of the interface, the columns of exports, and the packs of the country it was made for. */
export const packsFolder = new URL("../../../packs/", import.meta.url);

let folder = packsFolder;

/**
 * Where this process has the packs of its country (areas, standards, programmes, forms, prints): the shipped ones, unless the installation
 * names a folder of its own. A process serves one installation, so this is set once, before anything is read.
 */
export function useCountryPacks(path: string | undefined): void {
  folder = path === undefined ? packsFolder : pathToFileURL(`${resolve(path)}/`);
}

/** The folder of the packs of this installation's country. */
export const countryPacks = (): URL => folder;

/** The names in a folder of the country's packs, in order; none where the country has no such packs. */
export async function countryPackNames(
  kind: "areas" | "standards" | "programmes" | "forms",
): Promise<readonly string[]> {
  const place = new URL(`${kind}/`, folder);
  return existsSync(place) ? (await readdir(place)).toSorted() : [];
}

/** A pack that cannot be used: every error at once. */
export class PackInvalid extends Error {
  readonly errors: readonly string[];
  constructor(file: string, errors: readonly string[]) {
    super(`${file} does not check:\n  ${errors.join("\n  ")}`);
    this.errors = errors;
  }
}

/**
 * Reads a YAML file of a pack by its shape. The hash is of its bytes and goes with every result.
 * @param from the country's packs, or `packsFolder` for what the product ships @throws PackInvalid
 */
export async function readPackFile<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  from: URL = folder,
): Promise<{ readonly value: z.output<Shape>; readonly hash: string }> {
  const text = await readFile(new URL(path, from), "utf8");
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
      read.error.issues.map((issue) => `${path}: ${faultOf(data, issue)}`),
    );
  }
  return { value: read.data, hash: createHash("sha256").update(text).digest("hex") };
}
