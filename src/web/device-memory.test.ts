import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { forgetDevice, keepDeviceFor, keptName, listKept, readerOfDevice } from "./device-memory.ts";

/** Any storage will do: what a browser keeps longer is the browser's. */
const device = sessionStorage;
const survey = keptName("survey.round.household");

beforeEach(() => device.clear());

describe("what a device keeps for its reader", () => {
  test("stays when the same reader comes back, and is listed by the rest of its name", async () => {
    await keepDeviceFor("officer.21484", device);
    device.setItem(survey, "{}");
    await keepDeviceFor("officer.21484", device);
    assert.deepEqual(listKept("survey.", device), [["round.household", "{}"]]);
    assert.equal(readerOfDevice(device), "officer.21484");
  });
  test("goes when another signs in or the reader signs out, and nothing else goes with it", async () => {
    await keepDeviceFor("officer.21484", device);
    device.setItem(survey, "{}");
    device.setItem("vuon.language", "vi");
    await keepDeviceFor("chair.21484", device);
    assert.deepEqual(listKept("survey.", device), []);
    device.setItem(survey, "{}");
    await forgetDevice(device);
    assert.deepEqual([listKept("survey.", device), device.getItem("vuon.language")], [[], "vi"]);
  });
});
