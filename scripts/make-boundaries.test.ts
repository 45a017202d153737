import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const source = join(root, "..", "shared", "data");
const skip = existsSync(join(source, "areas")) ? false : "../shared/data/areas is not here";

test("the boundaries of the pack are what the script writes from the published map", { skip }, () => {
  const target = mkdtempSync(join(tmpdir(), "boundaries-"));
  try {
    execFileSync(process.execPath, [join(root, "scripts", "make-boundaries.ts"), source, target]);
    const shipped = readFileSync(join(root, "packs", "areas", "vn", "boundaries.topojson"), "utf8");
    assert.ok(shipped === readFileSync(join(target, "boundaries.topojson"), "utf8"), "it was changed by hand");
  } finally {
    rmSync(target, { recursive: true });
  }
});
