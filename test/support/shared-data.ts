/** Public data that is no part of the project: in `shared/data` beside the project, or beside the clone of which this is a worktree. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** Where this clone is; of a worktree, where the clone is that it belongs to. */
function cloneOf(root: string): string {
  const git = join(root, ".git");
  if (!existsSync(git) || statSync(git).isDirectory()) return root;
  const [, folder] = /^gitdir: (.+)$/m.exec(readFileSync(git, "utf8")) ?? [];
  const [, clone] = /^(.+)\/\.git\/worktrees\/[^/]+$/.exec(folder ?? "") ?? [];
  return clone ?? root;
}

/** The folder of this name, with a slash at its end; undefined where it is not at hand. */
export function sharedData(name: string): string | undefined {
  return [project, cloneOf(project)]
    .map((root) => `${join(dirname(join(root, ".")), "shared", "data", name)}/`)
    .find((folder) => existsSync(folder));
}
