/** A home of its own with an embedded PostgreSQL, for what starts and ends whole processes. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { startEmbeddedPostgres } from "#server/platform/database/embedded-postgres.ts";

export type EmbeddedInstallation = {
  readonly home: string;
  /** Starts a program of the project on this home. */
  spawn(file: string, words?: readonly string[], environment?: Readonly<Record<string, string>>): ChildProcess;
  /** The process that PostgreSQL runs as; undefined when none runs. */
  postmaster(): Promise<number | undefined>;
  /** Works as the owner of the database, on the server that runs or on one for this alone. */
  on<Value>(work: (client: Client, url: string) => Promise<Value>): Promise<Value>;
  remove(): Promise<void>;
};

export async function embeddedInstallation(): Promise<EmbeddedInstallation> {
  const home = await mkdtemp(join(tmpdir(), "vuon-home-"));
  let data: string | undefined;
  const attach = async () => {
    const server = await startEmbeddedPostgres({
      dataDirectory: join(home, "postgres"),
      log: () => undefined,
      disposable: true,
    });
    data = server.folder;
    return server;
  };
  const postmaster = async () => {
    if (data === undefined) return undefined;
    const text = await readFile(join(data, "data", "postmaster.pid"), "utf8").catch(() => "");
    const pid = Number(text.split("\n")[0]);
    return pid > 0 && existsSync(`/proc/${pid}`) ? pid : undefined;
  };
  return {
    home,
    postmaster,
    spawn: (file, words = [], environment = {}) => {
      const { DATABASE_URL: _, ...rest } = process.env;
      return spawn(process.execPath, [file, ...words], {
        env: { ...rest, VUON_HOME: home, VUON_DEMO_HOUSEHOLDS: "0", PORT: "0", ...environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
    },
    on: async (work) => {
      const server = await attach();
      const client = new Client({ connectionString: server.url });
      await client.connect();
      try {
        return await work(client, server.url);
      } finally {
        await client.end();
        await server.stop();
      }
    },
    remove: async () => {
      const pid = await postmaster();
      if (pid !== undefined) process.kill(pid, "SIGINT");
      while ((await postmaster()) !== undefined) await setTimeout(50);
      if (data !== undefined) await rm(data, { recursive: true, force: true });
      await rm(home, { recursive: true, force: true });
    },
  };
}
