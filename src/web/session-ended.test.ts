import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { onSessionEnded, sendWithSession, stopAsking } from "./session-ended.ts";

afterEach(() => stopAsking());

/** A server that answers 401 so often, and then 200. */
function serverThatRefuses(times: number, code = "authority.not_signed_in") {
  let sent = 0;
  return {
    send: async () => {
      sent += 1;
      return sent <= times ? Response.json({ code }, { status: 401 }) : new Response(null, { status: 200 });
    },
    sent: () => sent,
  };
}

describe("a request that is refused because the session has ended", () => {
  test("is sent once more after the officer has signed in again", async () => {
    const server = serverThatRefuses(1);
    onSessionEnded(async () => true);
    assert.equal((await sendWithSession(server.send)).status, 200);
    assert.equal(server.sent(), 2);
  });
  test("is answered as it was when the officer does not sign in, or nobody was signed in", async () => {
    const server = serverThatRefuses(5);
    assert.equal((await sendWithSession(server.send)).status, 401);
    onSessionEnded(async () => false);
    assert.equal((await sendWithSession(server.send)).status, 401);
    assert.equal(server.sent(), 2);
  });
  test("does not ask twice when several are refused at once", async () => {
    let asked = 0;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    onSessionEnded(async () => {
      asked += 1;
      return promise;
    });
    const answers = [serverThatRefuses(1), serverThatRefuses(1)].map(async ({ send }) => sendWithSession(send));
    await new Promise((settle) => setImmediate(settle));
    resolve(true);
    assert.deepEqual(
      (await Promise.all(answers)).map(({ status }) => status),
      [200, 200],
    );
    assert.equal(asked, 1);
  });
  test("is not taken for one that is refused for a wrong code in a session that goes on", async () => {
    let asked = 0;
    onSessionEnded(async () => {
      asked += 1;
      return true;
    });
    const server = serverThatRefuses(5, "authority.code_wrong");
    assert.equal((await sendWithSession(server.send)).status, 401);
    assert.deepEqual([asked, server.sent()], [0, 1]);
  });
  test("says whether an act waits or a read alone", async () => {
    const waited: boolean[] = [];
    onSessionEnded(async (isSending) => {
      waited.push(isSending);
      return true;
    });
    await sendWithSession(serverThatRefuses(1).send, true);
    await sendWithSession(serverThatRefuses(1).send, false);
    assert.deepEqual(waited, [true, false]);
  });
  test("does not ask any more once the reader has signed out", async () => {
    const stop = onSessionEnded(async () => true);
    stop();
    assert.equal((await sendWithSession(serverThatRefuses(1).send)).status, 401);
  });
});
