import { readFileSync } from "node:fs";
import { z } from "zod";

const file = new URL("../../../package.json", import.meta.url);

/** The version of the code: part of every result that is kept. */
export const codeVersion = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
