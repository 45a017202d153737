/** Writes docs/refusals.md: `node scripts/write-refusals.ts`. */
import { writeFile } from "node:fs/promises";
import { refusalsPage } from "./refusals-page.ts";

await writeFile(new URL("../docs/refusals.md", import.meta.url), refusalsPage());
