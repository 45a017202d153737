/**
 * An installation on a database of its own for one test file: migrated, packs loaded, an app served in this process, and officers with a
 * session each. Nothing is mocked; only the passwords are left out, whose hashes cost more than most tests (sign-in has its own files).
 */
import { writePermissions } from "#server/authority/post/permissions-store.ts";
import { loadPacks } from "#server/load-packs.ts";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { z } from "zod";
import { send } from "#contract/client.ts";
import type { Ask, Fetch } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Id } from "#kernel/id.ts";
import { postOfOffice } from "#programme/authority/office/office.ts";
import type { OfficeKind } from "#programme/authority/office/office.ts";
import { postLevels } from "#programme/authority/post/post.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { buildApp } from "#server/app.ts";
import { addAccount } from "#server/authority/post/accounts-store.ts";
import { addOfficer } from "#server/authority/authority-store.ts";
import { longestHours, sessionCookie } from "#server/authority/session/find-session.ts";
import { addPost } from "#server/authority/post/posts-store.ts";
import { signedCookie } from "#server/authority/session/session-cookie.ts";
import { addSession } from "#server/authority/session/sessions-store.ts";
import type { Actor } from "#server/platform/act/act.ts";
import { readConfig } from "#server/platform/config.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { keyFileIn } from "#server/platform/keys.ts";
import { watchKeys } from "#server/platform/watch-keys.ts";
import { startWorkers } from "#server/workers.ts";
import { openServerContext } from "#server/platform/open-server-context.ts";
import { testDatabase } from "#test/support/database.ts";
import { newId } from "#contract/new-id.ts";
import { addTestOffice } from "#test/support/test-office.ts";

const origin = "http://vuon.test";

/** In the format of hashes; no password has it. */
const hashOfNothing = `${"0".repeat(32)}:${"0".repeat(128)}`;

/** Keys of the installations of this process, which end with it. */
const processHome = join(tmpdir(), `vuon-test-${process.pid}`);
process.on("exit", () => rmSync(processHome, { recursive: true, force: true }));

export type Answer<E extends AnyEndpoint> =
  | { readonly status: 200; readonly body: Output<E>; readonly headers: Headers }
  | {
      readonly status: number;
      readonly problem: { readonly code: string; readonly facts: Record<string, unknown> };
      readonly headers: Headers;
    };

export type TestOfficer = Actor & {
  readonly cookie: string;
  /** Asks as this officer, by the contract. Throws when the answer is not what the contract says. */
  ask<E extends AnyEndpoint>(endpoint: E, input?: Ask<E>): Promise<Answer<E>>;
  /** Asks and insists on success. */
  get<E extends AnyEndpoint>(endpoint: E, input?: Ask<E>): Promise<Output<E>>;
  /** The answer as it came, for files. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
};
export type TestInstallation = {
  readonly server: ServerContext;
  readonly ownersServer: ServerContext;
  readonly migratorUrl: string;
  readonly keyFile: string;
  /** An officer with a post at an area, signed in. */
  officer(kind: PostKind, areaId: string): Promise<TestOfficer>;
  /** A department or a unit of a province, and an officer who works for it, signed in. */
  office(kind: OfficeKind, areaId: string): Promise<{ readonly officeId: Id<"office">; readonly officer: TestOfficer }>;
  /** A request of somebody who has not signed in. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

export async function openTestInstallation(
  options: {
    readonly clock?: () => Date;
    /** Whether jobs in the background are done. */
    readonly works?: boolean;
    /** Without an address that is configured: codes on papers would lead nowhere. */
    readonly isPrivate?: boolean;
    /** Another installation has other keys. */
    readonly installation?: string;
    /** The folder of another country's packs, which are then the only ones. */
    readonly packs?: string;
  } = {},
): Promise<TestInstallation> {
  const database = await testDatabase(options.packs === undefined ? "founded" : "migrated");
  const home = join(processHome, options.installation ?? "");
  const config = readConfig({ VUON_HOME: home, VUON_PACKS: options.packs });
  const keyFile = keyFileIn(home);
  const keys = await watchKeys(keyFile);
  const log: ServerContext["log"] = (level, message, facts) => {
    if (level === "error") process.stderr.write(`${message} ${JSON.stringify(facts)}\n`);
  };
  const clock = options.clock === undefined ? {} : { clock: options.clock };
  const ownersServer = openServerContext({ config, appUrl: database.migratorUrl, keys, log, connections: 2, ...clock });
  const server = openServerContext({ config, appUrl: database.appUrl, keys, log, connections: 6, ...clock });
  if (options.packs !== undefined) {
    await writePermissions(ownersServer.database);
    await loadPacks(ownersServer);
  }
  if (options.works === true) await startWorkers(server);
  const app = buildApp(server, {
    version: "test",
    publicUrl: origin,
    ...(options.isPrivate === true ? {} : { paperUrl: origin }),
  });

  const officerWith = async (kind: PostKind, areaId: string, officeId?: Id<"office">) => {
    const officerId = newId("officer");
    const fullName = `${kind} of ${areaId}`;
    const userName = `${kind.replaceAll("_", ".")}.${areaId.toLowerCase()}.${v7().slice(-6)}`;
    const token = await ownersServer.database.transaction().execute(async (tx) => {
      const officer = { officerId, userName, fullName };
      await addOfficer(tx, officer, server.now());
      await addAccount(tx, { officer, passwordHash: hashOfNothing, accountId: v7(), now: server.now() });
      const validFrom = localDate("2020-01-01");
      await addPost(tx, { postId: newId("post"), officerId, kind, areaId, validFrom, officeId });
      return addSession(tx, {
        sessionId: v7(),
        officerId,
        method: "password",
        isLimited: false,
        address: "127.0.0.1",
        userAgent: undefined,
      });
    });
    const jar = { secret: keys.signIn, isSecure: false };
    const [cookie = ""] = signedCookie(jar, sessionCookie, token, { seconds: longestHours * 3600 }).split(";");
    return signedIn(app, { officerId, fullName, cookie });
  };
  const office: TestInstallation["office"] = async (kind, areaId) => {
    const officeId = await ownersServer.database.transaction().execute(async (tx) => addTestOffice(tx, kind, areaId));
    return { officeId, officer: await officerWith(postOfOffice(kind), areaId, officeId) };
  };

  return {
    server,
    ownersServer,
    migratorUrl: database.migratorUrl,
    keyFile,
    officer: async (kind, areaId) => {
      if (postLevels[kind] !== "office") return officerWith(kind, areaId);
      return (await office(kind === "department_officer" ? "department" : "mass_organisation", areaId)).officer;
    },
    office,
    fetch: async (path, init) => app.request(`${origin}${path}`, init),
    close: async () => {
      await server.close();
      await ownersServer.close();
      await database.close();
    },
  };
}

type App = ReturnType<typeof buildApp>;

function signedIn(app: App, { officerId, fullName, cookie }: Pick<TestOfficer, "officerId" | "fullName" | "cookie">) {
  const fetch = async (path: string, init: RequestInit = {}) =>
    app.request(`${origin}${path}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
  const ask: TestOfficer["ask"] = async (endpoint, input = {}) => askOver(fetch, endpoint, input);
  const officer: TestOfficer = {
    officerId,
    fullName,
    cookie,
    fetch,
    ask,
    get: async (endpoint, input) => {
      const got = await ask(endpoint, input);
      if ("problem" in got) throw new Error(`${endpoint.id} answered ${got.status} ${JSON.stringify(got.problem)}`);
      return got.body;
    },
  };
  return officer;
}

/** Asks by the contract over any way to send a request. */
export async function askOver<E extends AnyEndpoint>(fetch: Fetch, endpoint: E, input: Ask<E>): Promise<Answer<E>> {
  const response = await send(fetch, endpoint, input, v7);
  const { status, headers } = response;
  if (status !== 200) return { status, problem: await response.json(), headers };
  return { status, body: z.decode(endpoint.output, await response.json()) as Output<E>, headers };
}
