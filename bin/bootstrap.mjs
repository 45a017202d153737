// Runs on whatever Node (>= 20) is there: installs what is missing, then hands over to the Node of package.json.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const entries = {
  start: ["src/main/start.ts"],
  test: ["scripts/test.ts"],
  vuon: ["src/main/cli.ts"],
  bench: ["bench/run.ts"],
  "schema:dump": ["scripts/dump-schema.ts"],
  licences: ["scripts/list-dependencies.ts"],
};

/** Runs a command of this project with the Node of package.json. */
export function run(command, args) {
  const entry = entries[command];
  if (entry === undefined) {
    console.error(`unknown command ${command}: use one of ${Object.keys(entries).join(", ")}`);
    process.exit(2);
  }
  install();
  const bin = join(modules, ".bin");
  const child = spawn(
    join(bin, "node"),
    ["--disable-warning=ExperimentalWarning", ...entry.map((file) => join(root, file)), ...args],
    {
      cwd: command === "vuon" ? process.cwd() : root,
      stdio: "inherit",
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`, VUON_ROOT: root },
    },
  );
  // The child is in our process group and gets Ctrl C itself; we wait for its own end.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

/** `npm ci` when the packages are not there or are not those of package-lock.json. */
function install() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(modules, ".vuon-lock");
  const installed = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (installed === lock && existsSync(join(modules, ".bin", "node"))) return;
  console.error("installing packages (once; about half a minute) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const flags = ["--no-audit", "--no-fund", "--loglevel=error"];
  const npmRun = (...args) => spawnSync(npm, [...args, ...flags], { cwd: root, stdio: ["ignore", 2, 2] });
  // Exactly what the lock file says; where a registry lacks an optional package of another platform, what it says without that.
  let done = npmRun("ci");
  if (done.status !== 0) done = npmRun("install", "--no-save", "--no-package-lock");
  if (done.status !== 0) {
    console.error(
      "the packages could not be installed: is the npm registry reachable? Nothing else was changed; run it again.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command = "", ...args] = process.argv.slice(2);
  run(command, args);
}
