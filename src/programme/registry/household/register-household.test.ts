import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { refuseRegistration } from "./register-household.ts";

const today = localDate("2026-09-07");
const head = {
  fullName: "Đinh Văn A",
  relation: "head",
  birthDate: localDate("1980-01-01"),
  birthPrecision: "year",
} as const;
const child = {
  fullName: "Đinh Văn B",
  relation: "child",
  birthDate: localDate("2020-01-01"),
  birthPrecision: "day",
} as const;
const codeOf = (members: Parameters<typeof refuseRegistration>[0]["members"], registeredOn = today) =>
  refuseRegistration({ registeredOn, members }, today)?.code;

describe("a household is registered", () => {
  it("with one head among its members", () => {
    assert.equal(codeOf([head, child]), undefined);
    assert.equal(codeOf([child]), "registry.one_head");
    assert.equal(codeOf([head, head]), "registry.one_head");
  });

  it("not on a day to come, and with nobody born on a day to come", () => {
    assert.equal(codeOf([head], localDate("2026-09-08")), "registry.registered_in_future");
    assert.equal(codeOf([head, { ...child, birthDate: localDate("2026-09-08") }]), "registry.born_in_future");
  });

  it("with a personal number of 12 digits, carried by one person", () => {
    assert.equal(codeOf([{ ...head, personalId: "051 080 001 234" }]), undefined);
    assert.equal(codeOf([{ ...head, personalId: "51080001234" }]), "registry.not_an_identifier");
    assert.equal(
      codeOf([
        { ...head, personalId: "051080001234" },
        { ...child, personalId: "051-080-001-234" },
      ]),
      "registry.identifier_twice",
    );
  });
});
