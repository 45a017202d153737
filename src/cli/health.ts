import { Command } from "commander";
import { CheckFailed } from "./cli-platform.ts";

export type ReadHealth = () => Promise<{
  readonly ok: boolean;
  readonly checks: Readonly<
    Record<string, { readonly ok: boolean; readonly facts: Readonly<Record<string, unknown>> }>
  >;
}>;

/** Starts nothing and changes nothing: it asks the database and the disk as they are. */
export function healthCommand(read: ReadHealth, print: (result: unknown) => void): Command {
  return new Command("health")
    .description("database, migrations, jobs, disk and key file of this installation; exit code 1 when something fails")
    .action(async () => {
      const { ok, checks } = await read();
      print(
        Object.entries(checks).map(([part, check]) => ({
          part,
          state: check.ok ? "ok" : "failing",
          facts: Object.entries(check.facts)
            .map(([name, value]) => `${name} ${String(value ?? "-")}`)
            .join(", "),
        })),
      );
      if (ok) return;
      const failing = Object.keys(checks).filter((part) => checks[part]?.ok !== true);
      throw new CheckFailed(`failing: ${failing.join(", ")}`);
    });
}
