/** A start that cannot succeed says why, ends with a code that is not 0, changes nothing and leaves no PostgreSQL behind. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { v7 } from "uuid";
import { dumpSchema } from "#server/platform/database/dump-schema.ts";
import { listRan } from "#server/platform/database/migrate.ts";
import { accountContext } from "#server/payment/payee/account-index.ts";
import { encrypt, keyFileIn, parseKeys } from "#server/platform/keys.ts";
import { embeddedInstallation } from "#test/support/embedded-installation.ts";
import type { EmbeddedInstallation } from "#test/support/embedded-installation.ts";

let server: EmbeddedInstallation;
let keyFile: string;
let state: string;

async function start(
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; reported: string }> {
  const child = server.spawn("src/main/start.ts", [], environment);
  assert.ok(child.stdout !== null && child.stderr !== null);
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  await once(child, "exit");
  return { code: child.exitCode, reported: (await outputs).join("\n") };
}

const query = async (statement: string) => server.on(async (client) => client.query(statement));
const stateOf = async () =>
  server.on(async (client) => JSON.stringify([await listRan(client), await dumpSchema(client)]));

async function refused(expected: RegExp, environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const { code, reported } = await start(environment);
  assert.equal(code, 1, reported);
  assert.match(reported, expected);
  assert.doesNotMatch(reported, /\n {4}at /, "no place in the code");
  assert.equal(await server.postmaster(), undefined, "PostgreSQL has ended");
}

before(async () => {
  server = await embeddedInstallation();
  keyFile = keyFileIn(server.home);
  const served = server.spawn("test/support/serve-app.ts");
  assert.ok(served.stdout !== null);
  await once(served.stdout, "data");
  served.kill("SIGTERM");
  await once(served, "exit");
  state = await stateOf();
});
after(() => server.remove());

describe("a start is refused", () => {
  test("when the database is ahead", async () => {
    await query("insert into public.vuon_migrations (number, name, hash) values (9999, '9999_later.sql', 'x')");
    await refused(/ran 9999_later\.sql, which this version does not know\. Start a newer version/);
    await query("delete from public.vuon_migrations where number = 9999");
  });
  test("when a pack was changed without a new version", async () => {
    await query(
      "update review.standards set content_hash = 'x', pack = pack || '{\"title\": {}}' where standard_id = 'global-mpi'",
    );
    await query("update planning.programmes set content_hash = 'x', pack = '{}' where programme_id = 'id-sample'");
    await refused(/global-mpi: version .* Give the changed pack a new version\.\n.*id-sample: version/);
    await query("delete from review.standards where standard_id = 'global-mpi'");
    await query("delete from planning.programmes where programme_id = 'id-sample'");
  });
  test("when the key file is missing, another or broken, and rows are sealed", async () => {
    const keys = parseKeys(await readFile(keyFile, "utf8"));
    const { keyVersion, ciphertext } = encrypt(keys, accountContext, "0123456789");
    await server.on(async (client) => {
      // One row alone, without the household that it is of.
      await client.query("set session_replication_role = replica");
      await client.query(
        `insert into payment.payees (household_id, payee_id, person_id, commune_id, role, method, bank_bin, account_ciphertext,
          key_version, valid_from) values ($1, $1, $1, '21484', 'head', 'bank', '970405', $2, $3, '2026-01-01')`,
        [v7(), ciphertext, keyVersion],
      );
    });
    await rename(keyFile, `${keyFile}.kept`);
    await refused(/keys\.json is missing.*put the saved key file in its place/);
    const other = JSON.stringify({
      signIn: "x".repeat(64),
      blindIndex: Buffer.alloc(32).toString("base64"),
      fields: { 1: Buffer.alloc(32).toString("base64") },
    });
    await writeFile(keyFile, other);
    await refused(/keys\.json is another than the one that sealed/);
    await writeFile(keyFile, "{}");
    await refused(/is not a key file/);
    await rm(keyFile);
    await rename(`${keyFile}.kept`, keyFile);
  });
  test("when a variable is wrong", async () => {
    await refused(
      /not usable, and nothing was started:\n {2}PORT is not .*\n {2}VUON_TRUSTED_PROXIES proxy\.example is neither an address/,
      { PORT: "70000", VUON_TRUSTED_PROXIES: "10.0.0.0/8, proxy.example" },
    );
  });
});

test("refused starts have changed nothing", async () => {
  assert.equal(await stateOf(), state);
});
test("a server that cannot listen ends its PostgreSQL too", async () => {
  const { code, reported } = await start({ HOST: "192.0.2.1" });
  assert.equal(code, 1);
  assert.match(reported, /EADDRNOTAVAIL|192\.0\.2\.1/);
  assert.equal(await server.postmaster(), undefined);
});
