import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const source = join(root, "..", "shared", "data");
const skip = existsSync(join(source, "areas")) ? false : "../shared/data/areas is not here";

test("the pack of areas is what the script writes from the published tables", { skip }, () => {
  const target = mkdtempSync(join(tmpdir(), "areas-"));
  try {
    execFileSync(process.execPath, [join(root, "scripts", "make-areas-pack.ts"), source, target]);
    const written = readdirSync(target);
    assert.equal(written.length, 6);
    for (const name of written) {
      const shipped = readFileSync(join(root, "packs", "areas", "vn", name), "utf8");
      assert.ok(shipped === readFileSync(join(target, name), "utf8"), `${name} was changed by hand`);
    }
  } finally {
    rmSync(target, { recursive: true });
  }
});
