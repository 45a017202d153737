import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so root runs it as another user of the machine; anybody else runs it as himself. */
export type ServerUser = { readonly uid: number; readonly gid: number };

const ownName = "vuon-postgres";

/** Undefined when this process is not root. Root takes the machine's postgres user, or makes one. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const found = (await findUser("postgres")) ?? (await findUser(ownName));
  if (found !== undefined) return found;
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ownName]);
  const made = await findUser(ownName);
  if (made === undefined) throw new Error(`PostgreSQL cannot run as root, and no user ${ownName} could be made for it`);
  return made;
}

async function findUser(name: string): Promise<ServerUser | undefined> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const line = lines.find(([user]) => user === name);
  return line === undefined ? undefined : { uid: Number(line[2]), gid: Number(line[3]) };
}

/** Can any user of the machine walk down to this folder? A checkout under /root, say, cannot be reached by another user. */
export async function isReachableByOthers(folder: string): Promise<boolean> {
  for (let step = folder; step !== dirname(step); step = dirname(step)) {
    const found = await stat(step).catch(() => undefined);
    if (found !== undefined && (found.mode & 0o001) === 0) return false;
  }
  return true;
}
