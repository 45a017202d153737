import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { v7 } from "uuid";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform, ProgressBar } from "#cli/cli-platform.ts";
import type { VerifyAudit, WriteCheckpoint } from "#cli/authority/audit.ts";
import type { LoadDemo } from "#cli/demo.ts";
import type { VerifyCounts } from "#cli/review/review.ts";
import type { ImportFiles } from "#cli/registry/run-import.ts";
import type { DumpCommune, LoadCommune } from "#cli/commune.ts";
import type { BackUp, RotateKeys } from "#cli/upkeep.ts";
import { progressBar, render } from "#cli/terminal.ts";
import { ApiProblem, call, send } from "#contract/client.ts";
import { buildApp } from "#server/app.ts";
import { auditPlace, spellDigest, verifyAudit, writeCheckpoint } from "#server/authority/audit/audit-checkpoints.ts";
import { findOfficerByUserName } from "#server/authority/authority-store.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { commandLine } from "#programme/authority/post/command-line.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { backup } from "#server/platform/archive/backup.ts";
import { lineLog } from "#server/platform/log.ts";
import { importFiles } from "#server/registry/import/import-files.ts";
import { verifyPopulation } from "#server/registry/population/population-store.ts";
import { verifyCounts, withdrawalsThatDiffer } from "#server/review/replay/verify-counts.ts";
import { verifyKeptSums } from "#server/review/replay/verify-kept-sums.ts";
import { dumpCommune } from "./commune/dump-commune.ts";
import { loadCommune } from "./commune/load-commune.ts";
import { loadDemo } from "#demo/load-demo.ts";
import { keyFileOf, prepare } from "./prepare.ts";
import { rotateKeys } from "./rotate-keys.ts";
import type { Prepared } from "./prepare.ts";
import { codeVersion } from "#server/platform/version.ts";

/** The platform in this process, for commands: asked by the contract, and opened for what is not asked over HTTP. */
export type CliInstallation = CliPlatform & {
  readonly prepared: Prepared;
  readonly officer: Officer;
  readonly newId: () => string;
  readonly verifyAudit: VerifyAudit;
  readonly writeCheckpoint: WriteCheckpoint;
  readonly importFiles: ImportFiles;
  readonly verifyCounts: VerifyCounts;
  readonly loadDemo: LoadDemo;
  readonly backUp: BackUp;
  readonly rotateKeys: RotateKeys;
  readonly dumpCommune: DumpCommune;
  readonly loadCommune: LoadCommune;
};

export async function openCliInstallation(options: {
  readonly json?: boolean;
  readonly as: string;
}): Promise<CliInstallation> {
  const prepared = await prepare(lineLog());
  const officer = await officerOf(prepared, options.as);
  // Anyone who runs a command on this machine holds the database's own keys, so the officer is named and not asked to sign in.
  const app = buildApp(prepared.server, { version: codeVersion, identify: async () => officer });
  return {
    prepared,
    officer,
    newId: () => v7(),
    ask: async (endpoint, ask = {}) =>
      call(async (path, init) => app.request(`http://vuon.local${path}`, init), endpoint, ask, v7),
    download: async (endpoint, ask, file) => {
      const response = await send(
        async (path, init) => app.request(`http://vuon.local${path}`, init),
        endpoint,
        ask,
        v7,
      );
      if (!response.ok || response.body === null) throw new ApiProblem(await response.json());
      await pipeline(response.body, createWriteStream(file, { mode: 0o600 }));
      return (await stat(file)).size;
    },
    print: (result) => process.stdout.write(`${render(result, options.json === true)}\n`),
    say: (line) => process.stderr.write(`${line}\n`),
    progress: progressBar,
    importFiles: async (request) => importFiles(prepared.server, officer, request),
    verifyCounts: async () => {
      const { database, today } = prepared.ownersServer;
      return {
        ...(await verifyCounts(database, today())),
        sums: await verifyKeptSums(database),
        withdrawals: await withdrawalsThatDiffer(database, today()),
        population: await verifyPopulation(database, today()),
      };
    },
    loadDemo: async (request) => {
      let bar: ProgressBar | undefined;
      const onDone = (done: number, of: number) => {
        bar ??= progressBar("made-up province", of);
        bar.advance(done);
      };
      return loadDemo(prepared, { ...request, onDone }).finally(() => bar?.end());
    },
    backUp: async (request) => {
      const made = await backup(prepared.server, prepared.migratorUrl, { ...request, madeBy: officer.fullName });
      const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
      return { tables: made.tables.length, rows, bytes: (await stat(request.file)).size };
    },
    rotateKeys: async (progress) => {
      let bar: ProgressBar | undefined;
      const advance = (done: number, of: number) => {
        bar ??= progress("sealing again", of);
        bar.advance(done);
      };
      const keyFile = keyFileOf(prepared.config);
      const { officerId } = officer;
      return rotateKeys(prepared.ownersServer, { keyFile, officerId, advance }).finally(() => bar?.end());
    },
    dumpCommune: async (request) => {
      const { server, migratorUrl } = prepared;
      const made = await dumpCommune(server, migratorUrl, { ...request, madeBy: officer.fullName });
      const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
      return { rows, identifiers: made.identifiers, bytes: (await stat(request.file)).size };
    },
    loadCommune: async (request) => {
      const { server, migratorUrl } = prepared;
      return loadCommune(server, migratorUrl, { ...request, officerId: officer.officerId });
    },
    verifyAudit: async (digest) => verifyAudit(prepared.ownersServer.database, auditPlace(prepared.config), digest),
    writeCheckpoint: async () => {
      const { checkpoint, findings } = await writeCheckpoint(prepared.ownersServer, auditPlace(prepared.config));
      if (checkpoint === undefined) return { checkpoint, findings };
      const { number, at, digest } = checkpoint;
      return { checkpoint: { number, at, digest: spellDigest(digest) }, findings };
    },
  };
}

async function officerOf(prepared: Prepared, userName: string): Promise<Officer> {
  const officer = await findOfficerByUserName(prepared.server.database, userName);
  if (officer !== undefined) return officer;
  if (userName !== commandLine.userName) {
    await prepared.close();
    throw new CheckFailed(
      `There is no officer ${userName}. Name another with --as, or make one with: vuon officers create`,
    );
  }
  return foundOperator(prepared.ownersServer, commandLine);
}
