/** What a stranger, or anybody, may send: over HTTP to a listening server, and the limits of the contract. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { v7 } from "uuid";
import { z } from "zod";
import { largestBodyOf, usualBody } from "#contract/endpoint.ts";
import { buildApp } from "#server/app.ts";
import { readConfig } from "#server/platform/config.ts";
import type { Log } from "#server/platform/server-context.ts";
import { listen } from "./listen.ts";
import type { Listening } from "./listen.ts";
import { openApi, wireSchema } from "./openapi.ts";
import { readText } from "./read-body.ts";
import { routesOf } from "#server/routes.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { sendRaw } from "#test/support/raw-request.ts";

let opened: TestInstallation;
let server: Listening;
let officer: TestOfficer;
const logged: unknown[] = [];
before(async () => {
  opened = await openTestInstallation();
  const log: Log = (...line) => void logged.push(line);
  server = await listen(
    async () => buildApp({ ...opened.server, log }, { version: "test", publicUrl: "http://vuon.test" }),
    {
      host: "127.0.0.1",
      port: 0,
    },
  );
  officer = await opened.officer("commune_officer", "21484");
});
after(async () => {
  await server.stop();
  await opened.close();
});

const huge = 300_000_000;
/** What sockets hold on the way, and what is thrown away after the answer (guard-connections.ts). */
const onTheWay = 100_000_000;
const register = "/api/households";
const codeIn = (text: string) => /"code":"([a-z_.]+)"/.exec(text)?.[1];
const signedIn = () => ({
  cookie: officer.cookie,
  "content-type": "application/json",
  "idempotency-key": v7(),
});

describe("the body of a stranger", () => {
  for (const isChunked of [false, true])
    test(`is not read, of ${isChunked ? "unknown" : "declared"} length: the answer is 401 and the connection ends`, async () => {
      const answer = await sendRaw(server.url, { path: register, bytes: huge, isChunked });
      assert.deepEqual([answer.status, codeIn(answer.text)], [401, "authority.not_signed_in"]);
      assert.ok(answer.isClosed);
      assert.ok(answer.sent < onTheWay, `${answer.sent} bytes were taken`);
    });
  test("disturbs nobody when four come at once", async () => {
    const four = Promise.all([1, 2, 3, 4].map(async () => sendRaw(server.url, { path: register, bytes: huge })));
    const health = await fetch(`${server.url}/api/health`);
    assert.equal(health.status, 200);
    const session = await fetch(`${server.url}/api/session`, { headers: { cookie: officer.cookie } });
    assert.equal(session.status, 200);
    for (const { status, sent } of await four) assert.deepEqual([status, sent < onTheWay], [401, true]);
  });
  for (const isChunked of [false, true])
    test(`is small at the sign-in, of ${isChunked ? "unknown" : "declared"} length`, async () => {
      const answer = await sendRaw(server.url, { path: "/api/sign-in/sign-in/username", bytes: huge, isChunked });
      assert.deepEqual([answer.status, codeIn(answer.text)], [413, "request.body_too_large"]);
      assert.ok(answer.isClosed && answer.sent < onTheWay);
    });
});

describe("the body of an officer", () => {
  for (const isChunked of [false, true])
    test(`has the limit of its endpoint, of ${isChunked ? "unknown" : "declared"} length`, async () => {
      const answer = await sendRaw(server.url, { path: register, headers: signedIn(), bytes: huge, isChunked });
      assert.deepEqual([answer.status, codeIn(answer.text)], [413, "request.body_too_large"]);
      assert.match(answer.text, /"limit":"256 kB"/);
      assert.ok(answer.sent < onTheWay);
    });
  test("is read when it is within the limit, whatever it says about its length", async () => {
    const body = new Blob([JSON.stringify({ filler: "x".repeat(usualBody / 2) })]).stream();
    const init = { method: "POST", headers: signedIn(), body, duplex: "half" };
    const answer = await fetch(`${server.url}${register}`, init);
    assert.equal(answer.status, 422);
  });
  test("waits for others when all bodies together take too much memory", async () => {
    const { bodies } = opened.server.capacity;
    const claims = [1, 2, 3].map((owner) =>
      bodies.claim(String(owner), Math.min(bodies.mostEach, Math.floor(bodies.most / 3))),
    );
    const ask = async () => officer.fetch(register, { method: "POST", headers: signedIn(), body: "{}" });
    const refused = await ask();
    assert.deepEqual([refused.status, refused.headers.get("retry-after")], [503, "5"]);
    assert.equal(codeIn(await refused.text()), "server.busy");
    for (const release of claims) if (typeof release === "function") release();
    assert.equal((await ask()).status, 422);
    assert.equal(bodies.claimed, 0);
  });
  test("is given up when it comes too slowly", async () => {
    const drip = new ReadableStream({
      pull: async (controller) => {
        await setTimeout(5);
        controller.enqueue(new Uint8Array([123]));
      },
    });
    const init = { method: "POST", body: drip, duplex: "half" };
    const read = await readText(new Request("http://vuon.test/", init), 1_000_000, {
      windowMs: 40,
      leastBytes: 1000,
    });
    assert.equal(!read.ok && read.failure.code, "request.body_too_slow");
  });
});

describe("a body that breaks off half way", () => {
  const file = `POST /api/imports/files/${v7()}?areaId=21484&name=list.csv`;
  const breaks = {
    "the line goes": (socket: Socket) => socket.destroy(),
    "the sender ends": (socket: Socket) => socket.end(),
    "a chunk has no length": (socket: Socket) => socket.write("no length\r\n"),
  };
  for (const request of ["POST /api/sign-in/sign-in/username", `POST ${register}`, file])
    for (const [how, breakOff] of Object.entries(breaks))
      test(`is no fault of the server, and nothing is logged: ${request}, ${how}`, async () => {
        const type = request === file ? "application/octet-stream" : "application/json";
        const { hostname, port, host } = new URL(server.url);
        const socket = connect(Number(port), hostname);
        socket.on("error", () => undefined);
        await once(socket, "connect");
        const head = [`${request} HTTP/1.1`, `host: ${host}`, `content-type: ${type}`, `cookie: ${officer.cookie}`];
        const own = [`idempotency-key: ${v7()}`, "transfer-encoding: chunked"];
        socket.write(`${[...head, ...own].join("\r\n")}\r\n\r\n5\r\n{"use\r\n`);
        await setTimeout(200);
        breakOff(socket);
        await setTimeout(300);
        socket.destroy();
        assert.deepEqual(logged.splice(0), []);
        assert.equal(opened.server.capacity.bodies.claimed, 0, "no memory is held for it");
      });
});

describe("the contract", () => {
  const endpoints = routesOf(readConfig({})).map(({ endpoint }) => endpoint);
  const longestText = (schema: unknown): number => {
    if (typeof schema !== "object" || schema === null) return 0;
    const own = z.object({ maxLength: z.number() }).safeParse(schema);
    return Math.max(own.success ? own.data.maxLength : 0, ...Object.values(schema).map(longestText));
  };
  test("lets no endpoint take a text that its body cannot hold", () => {
    const written = endpoints.filter(({ method, takesFile }) => method !== "get" && takesFile !== true);
    const tooSmall = written.filter((endpoint) => longestText(wireSchema(endpoint.body)) > largestBodyOf(endpoint));
    assert.deepEqual(
      tooSmall.map(({ id }) => id),
      [],
    );
    assert.ok(written.every((endpoint) => largestBodyOf(endpoint) <= opened.server.capacity.bodies.mostEach));
  });
  test("tells the limit in its description", () => {
    const operation = z.object({ requestBody: z.object({ "x-largest-body": z.number() }) });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(openApi(endpoints, "test"));
    assert.equal(operation.parse(paths[register]?.["post"]).requestBody["x-largest-body"], usualBody);
  });
});
