/**
 * The server of the tests: the one of VUON_TEST_DATABASE_URL, or an embedded one that all test files of this checkout share. `npm test`
 * starts it once and ends it. Its data stays, because making the templates takes seconds; what is stale there is dropped by the next run.
 */
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { z } from "zod";
import {
  embeddedFolder,
  endEmbeddedPostgres,
  startEmbeddedPostgres,
} from "#server/platform/database/embedded-postgres.ts";
import { dropStale, ensureTemplates } from "./templates.ts";
import type { Templates } from "./templates.ts";

const folder = fileURLToPath(new URL("../../node_modules/.cache/vuon/test-postgres", import.meta.url));
const givenUrl = "VUON_TEST_DATABASE_URL";
const givenTemplates = "VUON_TEST_TEMPLATES";

let started: Promise<string> | undefined;
let ensured: Promise<Templates> | undefined;
let held: Client | undefined;

export async function testServerUrl(): Promise<string> {
  const given = process.env[givenUrl];
  if (given !== undefined && given !== "") return given;
  started ??= startEmbeddedPostgres({ dataDirectory: folder, log: () => undefined, disposable: true }).then(
    ({ url }) => url,
  );
  return started;
}

/** The templates, made where they are missing; the process that started this one may have made them. */
export async function templates(): Promise<Templates> {
  const given = process.env[givenTemplates];
  if (given !== undefined && given !== "")
    return z.object({ migrated: z.string(), founded: z.string() }).parse(JSON.parse(given));
  ensured ??= makeTemplates();
  return ensured;
}

async function makeTemplates(): Promise<Templates> {
  const server = await testServerUrl();
  return onServer(server, async (client) => ensureTemplates(client, (name) => urlOn(server, name)));
}

/** Starts the server, makes the templates and drops what earlier runs left. Answers what test processes are to find in their environment. */
export async function openTestServer(): Promise<Readonly<Record<string, string>>> {
  const url = await testServerUrl();
  const names = await templates();
  await onServer(url, async (client) => dropStale(client, names));
  held = await holdServer(url);
  return { [givenUrl]: url, [givenTemplates]: JSON.stringify(names) };
}

/** A connection as long as the run: between two files nobody else has one, and another run that ends would end the server. */
async function holdServer(server: string): Promise<Client> {
  const client = new Client({ connectionString: urlOn(server, "postgres"), application_name: "vuon test run" });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Ends the embedded server of this checkout, unless another run works with it. Answers whether it is gone. */
export async function closeTestServer(): Promise<boolean> {
  await held?.end();
  held = undefined;
  const isGone = await endEmbeddedPostgres(folder);
  const data = await embeddedFolder(folder);
  // Outside the checkout nothing is kept.
  if (isGone && data !== folder) await rm(data, { recursive: true, force: true });
  return isGone;
}

export async function onServer<Value>(server: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: urlOn(server, "postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of a database on a server. */
export function urlOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
