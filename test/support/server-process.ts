import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Fetch } from "#contract/client.ts";
import type { Config } from "#server/platform/config.ts";
import type { TestOfficer } from "./installation.ts";

export type ServerProcess = {
  readonly url: string;
  readonly processId: number;
  /** Requests of an officer who signed in at the test installation: the same database, the same keys. */
  fetchAs(officer: TestOfficer): Fetch;
  /** Ends it without warning (kill -9), and answers when it is gone. */
  kill(): Promise<void>;
};

/** Serves the database of a test installation from a process of its own, which can be killed. A founded one needs no preparation. */
export async function startServerProcess(test: {
  readonly migratorUrl: string;
  readonly server: { readonly config: Pick<Config, "VUON_HOME"> };
  readonly isFounded?: boolean;
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["test/support/serve-app.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: test.migratorUrl,
      VUON_HOME: test.server.config.VUON_HOME,
      VUON_JOBS: "elsewhere",
      VUON_TEST_FOUNDED: test.isFounded === true ? "yes" : "no",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([once(lines, "line"), exited.then(() => undefined)]);
  if (said === undefined) throw new Error("the server process ended before it served");
  const url = String(said[0]);
  return {
    url,
    processId: child.pid ?? 0,
    fetchAs: (officer) => async (path, init) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), cookie: officer.cookie },
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
