import type { RestoreBackup } from "#cli/upkeep.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { keyFingerprints } from "#server/platform/archive/manifest.ts";
import type { Manifest } from "#server/platform/archive/manifest.ts";
import { restore } from "#server/platform/archive/restore.ts";
import { readConfig } from "#server/platform/config.ts";
import { readKeys } from "#server/platform/keys.ts";
import { checkLedger } from "#server/ledger/published.ts";
import { lineLog } from "#server/platform/log.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import { verifyPopulation } from "#server/registry/population/population-store.ts";
import { verifyCounts, withdrawalsThatDiffer } from "#server/review/replay/verify-counts.ts";
import { verifyKeptSums } from "#server/review/replay/verify-kept-sums.ts";
import { keyFileOf, openServer } from "./prepare.ts";

/** Restores into the configured database and checks what came. */
export const restoreHere: RestoreBackup = async (request) => {
  const config = readConfig();
  const log = lineLog();
  const { migratorUrl, stop } = await openServer(config, log);
  try {
    const manifest = await restore(migratorUrl, request);
    const keys = await readKeys(keyFileOf(config));
    const server = openServerContext({ config, appUrl: migratorUrl, keys, log, connections: 2 });
    try {
      const audit = await verifyChains(server.database);
      const ledger = await server.database.transaction().execute(checkLedger);
      const counts = await verifyCounts(server.database, server.today());
      const sums = await verifyKeptSums(server.database);
      const withdrawals = await withdrawalsThatDiffer(server.database, server.today());
      const population = await verifyPopulation(server.database, server.today());
      return {
        madeAt: manifest.madeAt,
        tables: manifest.tables.length,
        rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
        findings: [
          ...audit.findings.map(({ chain, entryNumber, finding }) => `audit ${chain} ${entryNumber}: ${finding}`),
          ...ledger.findings.map(({ finding, id }) => `ledger ${id}: ${finding}`),
          ...counts.findings.map(
            ({ communeId, class: of }) => `counts ${communeId} ${of}: not the sum of the decisions`,
          ),
          ...sums.map(
            ({ communeId, what, rows }) => `counts ${communeId ?? "all"} ${what}: ${rows} not what is recorded`,
          ),
          ...(withdrawals === 0 ? [] : [`withdrawals: ${withdrawals} leave other than what held before`]),
          ...population.map(
            ({ communeId, villageId, what }) => `counts ${villageId ?? communeId} ${what}: not what is recorded`,
          ),
          ...missingKeys(manifest, keyFingerprints(keys)),
        ],
      };
    } finally {
      await server.close();
    }
  } finally {
    await stop();
  }
};

function missingKeys(manifest: Manifest, here: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(manifest.keys)
    .filter(([version, fingerprint]) => here[version] !== fingerprint)
    .map(
      ([version]) =>
        `keys.json here has not the key of version ${version} of the backup: put the saved key file in its place`,
    );
}
