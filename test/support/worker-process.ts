/** A process of its own that does the jobs of an installation in the background, to be killed in the middle of its work. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { TestInstallation } from "./installation.ts";

export function startWorker({ migratorUrl, server }: TestInstallation): ChildProcess {
  return spawn(process.execPath, ["src/main/cli.ts", "worker"], {
    env: { ...process.env, DATABASE_URL: migratorUrl, VUON_HOME: server.config.VUON_HOME },
    stdio: "ignore",
  });
}
