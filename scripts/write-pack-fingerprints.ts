/** `node scripts/write-pack-fingerprints.ts`: run after a pack was changed and given a new version. */
import { writeFile } from "node:fs/promises";
import { changedWithoutVersion, fingerprintsFile, keptFingerprints, shippedFingerprints } from "./pack-fingerprints.ts";

const shipped = await shippedFingerprints();
const kept = await keptFingerprints();
const wrong = changedWithoutVersion(kept, shipped);
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join("\n")}\n`);
  process.exit(1);
}
await writeFile(fingerprintsFile, `${JSON.stringify(shipped, undefined, 2)}\n`);
