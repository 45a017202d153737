/**
 * PostgreSQL without an installation: the programs come from npm, the data lies in one folder. A server that is running there
 * already is used; it is left alone when another copy of Vuon works with it, and taken over when its parent was killed.
 */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { watchServer } from "#server/platform/http/watch-server.ts";
import { findBinaries } from "./postgres-binaries.ts";
import type { Binaries } from "./postgres-binaries.ts";
import { isReachableByOthers, serverUser } from "./postgres-user.ts";
import type { ServerUser } from "./postgres-user.ts";

export type EmbeddedPostgres = {
  /** The address for the owner of everything (the migrator). */
  readonly url: string;
  readonly folder: string;
  /** Ends the server, unless somebody else is working with it. */
  stop(): Promise<void>;
};

type Options = {
  readonly dataDirectory: string;
  readonly log: (line: string) => void;
  /** Gives up safety for speed: for databases that are thrown away. */
  readonly disposable?: boolean;
};

const owner = "vuon_migrator";
const sharedFolder = "/var/lib/vuon";

export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const user = await serverUser();
  const binaries = await findBinaries({ forOtherUser: user !== undefined, shared: sharedFolder });
  const folder = await makeFolder(resolve(options.dataDirectory), user);
  const data = join(folder, "data");
  const password = await readPassword(folder);
  await initialise(binaries, data, password, user, options.log);

  const running = await runningPort(data);
  const isThere = running !== undefined && (await answers(urlOf(password, running), options.log));
  const port = isThere ? running : await freePort();
  const url = urlOf(password, port);
  const isDisposable = options.disposable === true;
  const start = async () => startServer(binaries, data, port, user, isDisposable);
  const end = async () => run(binaries.pgCtl, ["stop", "-D", data, "-m", "fast", "-w"], user);
  if (!isThere) {
    options.log("starting PostgreSQL");
    try {
      await start();
      if (!(await answers(url, options.log))) {
        throw new Error(`PostgreSQL does not answer; its own log is ${join(folder, "server.log")}`);
      }
    } catch (error) {
      // What was begun is not left running.
      await end().catch(() => undefined);
      throw error;
    }
  }
  // One that nobody works with is what a killed process left: it ends with this one.
  let isOurs = !isThere || !(await isUsedByOthers(url));
  const watch = watchServer({
    isAlive: async () => (await runningPort(data)) !== undefined,
    restart: async () => {
      options.log("PostgreSQL has ended: starting it again");
      await start();
      isOurs = true;
    },
    isWanted: options.disposable !== true,
  });
  return {
    url,
    folder,
    stop: async () => {
      await watch.stop();
      if (!isOurs || (await isUsedByOthers(url))) return;
      await end();
    },
  };
}

/** The address of the server that runs on this data; starts and makes nothing. */
export async function findEmbeddedPostgres(dataDirectory: string): Promise<string | undefined> {
  const folder = await folderOf(resolve(dataDirectory), await serverUser());
  const port = await runningPort(join(folder, "data"));
  if (port === undefined) return undefined;
  const password = (await readFile(join(folder, "owner-password"), "utf8")).trim();
  return urlOf(password, port);
}

/** Ends the server that runs on this data, no matter who started it, unless somebody works with it. Answers whether none runs now. */
export async function endEmbeddedPostgres(dataDirectory: string): Promise<boolean> {
  const url = await findEmbeddedPostgres(dataDirectory);
  if (url === undefined) return true;
  if (await isUsedByOthers(url)) return false;
  const user = await serverUser();
  const { pgCtl } = await findBinaries({ forOtherUser: user !== undefined, shared: sharedFolder });
  const data = join(await folderOf(resolve(dataDirectory), user), "data");
  await run(pgCtl, ["stop", "-D", data, "-m", "fast", "-w"], user);
  return true;
}

/** Where the data lies that is asked for there: the folder itself, or one that the server's user can reach. */
export async function embeddedFolder(dataDirectory: string): Promise<string> {
  return folderOf(resolve(dataDirectory), await serverUser());
}

const urlOf = (password: string, port: number) => `postgres://${owner}:${password}@127.0.0.1:${port}/vuon`;

/** The folder itself, or, where the server's user could not reach it, one of its own for this checkout. */
async function folderOf(wanted: string, user: ServerUser | undefined): Promise<string> {
  const reachable = user === undefined || (await isReachableByOthers(wanted));
  const fingerprint = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  return reachable ? wanted : join(sharedFolder, fingerprint);
}

async function makeFolder(wanted: string, user: ServerUser | undefined): Promise<string> {
  const folder = await folderOf(wanted, user);
  await mkdir(folder, { recursive: true });
  if (user !== undefined) {
    await chmod(folder, 0o755);
    await chown(folder, user.uid, user.gid);
  }
  return folder;
}

async function readPassword(folder: string): Promise<string> {
  const path = join(folder, "owner-password");
  await writeFile(path, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" }).catch(ignoreExisting);
  return (await readFile(path, "utf8")).trim();
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}

async function initialise(
  binaries: Binaries,
  data: string,
  password: string,
  user: ServerUser | undefined,
  log: Options["log"],
): Promise<void> {
  if ((await stat(join(data, "PG_VERSION")).catch(() => undefined)) !== undefined) return;
  log("making a PostgreSQL cluster");
  // A cluster that was left half made by a killed start is made again.
  await rm(data, { recursive: true, force: true });
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = ["--auth=scram-sha-256", `--username=${owner}`, `--pwfile=${passwordFile}`];
  await run(binaries.initdb, ["-D", data, "--no-instructions", ...locale, ...access], user).finally(async () =>
    rm(passwordFile, { force: true }),
  );
}

/** The port of a server that runs on this data, from its own pid file: pid, folder, start, port, … one a line. */
async function runningPort(data: string): Promise<number | undefined> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !(port > 0)) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? port : undefined;
  }
  // Linux: a process that has ended and that nobody has waited for still takes signals.
  const state = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return /\) [ZX] /.test(state) ? undefined : port;
}

/** Nothing is kept over a crash, and nothing is copied to another server. */
const disposableSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  checkpoint_timeout: "30min",
};

async function startServer(
  binaries: Binaries,
  data: string,
  port: number,
  user: ServerUser | undefined,
  disposable: boolean,
): Promise<void> {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    ...(disposable ? disposableSettings : {}),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(data, "..", "server.log");
  await run(binaries.pgCtl, ["start", "-D", data, "-w", "-t", "180", "-l", log, "-o", flags.join(" ")], user);
}

/** Waits for a server that starts or recovers from a crash, and makes the database where it is missing. */
async function answers(url: string, log: Options["log"]): Promise<boolean> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const client = new Client({ connectionString: maintenance.href, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      const found = await client.query("select from pg_database where datname = 'vuon'");
      if (found.rowCount === 0) await client.query("create database vuon").catch(ignoreDuplicate);
      return true;
    } catch (error) {
      // 57P03: starting up or recovering. Refused: not listening yet, or not ours any more.
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "57P03" && !(code === "ECONNREFUSED" && attempt < 8)) return false;
      if (attempt === 8) log("waiting for PostgreSQL, which recovers after it was ended hard");
      await new Promise((resume) => setTimeout(resume, 250));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof Error && "code" in error && (error.code === "42P04" || error.code === "23505"))) throw error;
}

/** Connections that were closed a moment ago, our own among them, are still counted for that long. */
const leavesWithin = 2000;

async function isUsedByOthers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    for (let waited = 0; ; waited += 100) {
      const found = await client.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      if (found.rowCount === 0) return false;
      if (waited >= leavesWithin) return true;
      await new Promise((resume) => setTimeout(resume, 100));
    }
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function run(program: string, args: readonly string[], user: ServerUser | undefined): Promise<void> {
  await new Promise<void>((settle, fail) => {
    const child = spawn(program, args, {
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid, cwd: "/" }),
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C" },
      // The server that pg_ctl starts keeps these open, so nobody may wait for their end.
      stdio: ["ignore", "ignore", "pipe"],
    });
    let reported = "";
    child.stderr.on("data", (chunk: Buffer) => (reported += chunk.toString("utf8")));
    child.on("error", fail);
    child.on("exit", (code) => {
      child.stderr.destroy();
      if (code === 0) settle();
      else fail(new Error(`${program} ended with ${code}: ${reported.trim()}`));
    });
  });
}
