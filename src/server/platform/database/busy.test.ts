import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { busyRefusal } from "./busy.ts";

const ofDatabase = (code: string) => Object.assign(new pg.DatabaseError("x", 1, "error"), { code });

test("a database that has ended, is starting or is not reached is reported as busy, and a fault is not", () => {
  for (const code of ["53100", "53200", "53300", "57P01", "57P02", "57P03"])
    assert.equal(busyRefusal(ofDatabase(code))?.code, "server.busy");
  assert.equal(busyRefusal(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }))?.code, "server.busy");
  assert.equal(busyRefusal(new Error("Connection terminated unexpectedly"))?.code, "server.busy");
  const unusable = new Error("Client has encountered a connection error and is not queryable");
  assert.equal(busyRefusal(unusable)?.code, "server.busy");
  assert.equal(busyRefusal(ofDatabase("55P03"))?.code, "record.busy");
  assert.equal(busyRefusal(ofDatabase("42P01")), undefined);
  assert.equal(busyRefusal(new Error("x")), undefined);
});
