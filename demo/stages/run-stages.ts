import { sql } from "kysely";
import type { PoolClient } from "pg";
import type { Database } from "#server/platform/database/database.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import type { DemoTarget } from "#demo/demo-target.ts";
import { officersByName } from "#demo/player/demo-officers.ts";
import type { DemoOfficers } from "#demo/player/demo-officers.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { stageFact } from "#server/platform/demo-facts.ts";
import type { ResultOf, Stage } from "./stage.ts";
import { openOfficersConnection } from "./stage-connection.ts";
import type { StageConnection } from "./stage-connection.ts";
import { askAs } from "#demo/player/ask-as.ts";

/** The first stage makes the officers and answers them: the others act as them. */
export type Opened = { readonly officers: readonly Officer[] };

/** Does every stage that is not done yet, in order. `onDone` receives after each how many are done. */
export async function runStages(
  target: DemoTarget,
  owner: StageConnection<PoolClient>,
  stages: readonly Stage[],
  onDone: (done: number, stage: string) => void,
): Promise<void> {
  const [first] = stages;
  if (first === undefined) return;
  const acting = await openOfficersConnection(target.appUrl);
  let now = new Date();
  const opened = openServerContext({
    config: target.config,
    appUrl: target.appUrl,
    keys: target.server.keys,
    log: target.server.log,
    clock: () => now,
    connections: 1,
  });
  const server = { ...opened, database: acting.database };
  const ask = askAs(server);
  try {
    const results = await listDone(owner.database);
    const resultOf: ResultOf = (stage) => {
      const result = results.get(stage);
      if (result === undefined) throw new Error(`the stage ${stage} of the demo is not done`);
      return read(result);
    };
    // Looked up when they are first asked for: the first stage makes them.
    let known: DemoOfficers | undefined;
    const officers: DemoOfficers = {
      of: (userName) => (known ??= officersByName(resultOf<Opened>(first.name).officers)).of(userName),
    };
    const part = { officers, resultOf };
    for (const stage of stages) {
      if (results.has(stage.name)) continue;
      if (stage.by === "officers") now = new Date(`${stage.day}T02:00:00Z`);
      const on = stage.by === "owner" ? owner : acting;
      const result = await on.whole(async () => {
        const made = written(
          stage.by === "owner"
            ? await stage.work({
                ...part,
                database: owner.database,
                client: owner.client,
                now: target.ownersServer.now(),
                newId: target.ownersServer.newId,
              })
            : await stage.work({ ...part, ask, server }),
        );
        await noteDone(on.database, stage.name, made, target.ownersServer.now());
        return made;
      });
      results.set(stage.name, result);
      onDone(results.size, stage.name);
    }
  } finally {
    await acting.close();
    await opened.close();
  }
}

async function listDone(database: Database): Promise<Map<string, string>> {
  const found = await sql<{ name: string; value: string }>`select name, value::text as value from platform.facts
    where name like ${`${stageFact}%`}`.execute(database);
  return new Map(found.rows.map(({ name, value }) => [name.slice(stageFact.length), value]));
}

/** A stage that somebody else did meanwhile stands under the same name, and this one is undone whole. */
async function noteDone(database: Database, stage: string, result: string, now: string): Promise<void> {
  await sql`insert into platform.facts (name, value, recorded_at)
    values (${stageFact + stage}, ${result}::jsonb, ${now})`.execute(database);
}

/** Money is bigint, which JSON does not have: "12n" is one. */
const written = (result: unknown): string =>
  JSON.stringify(result ?? null, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));

function read<Result>(text: string): Result {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  );
}
