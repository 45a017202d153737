import assert from "node:assert/strict";
import { it } from "node:test";
import { v7 } from "uuid";
import { registerHousehold } from "#contract/registry/household.ts";
import { faultsOf } from "#web/ui/form/faults-of.ts";
import { askOfWritten } from "#web/ui/form/read-written.ts";
import { newDraft, newMemberDraft, wrongNumbers } from "./register-draft.ts";

const draft = newDraft(v7, "2026-09-07", "21484");
const head = {
  ...newMemberDraft(v7, "head"),
  fullName: "Đinh Văn A",
  sex: "male",
  birthDate: "1980-01-01",
  birthPrecision: "year",
};

it("an empty form names each field that is missing, and asks for nothing", () => {
  const missing = faultsOf(registerHousehold, draft);
  assert.deepEqual(
    missing.map(({ path }) => path),
    ["members.0.fullName", "members.0.sex", "members.0.birthDate"],
  );
  assert.ok(missing.every(({ code }) => code === "missing"));
  assert.equal(registerHousehold.body.safeParse(askOfWritten(registerHousehold, draft).body).success, false);
});

it("a personal number that has not 12 digits is reported at its field", () => {
  assert.deepEqual(wrongNumbers({ ...draft, members: [{ ...head, personalId: "123" }] }), [0]);
});

it("a complete form asks for the act, and leaves out what is empty", () => {
  const written = { ...draft, villageId: "", members: [{ ...head, phone: " ", disability: "", personalId: "" }] };
  const body = registerHousehold.body.parse(askOfWritten(registerHousehold, written).body);
  assert.deepEqual(body.members, [
    {
      personId: head.personId,
      fullName: "Đinh Văn A",
      relation: "head",
      sex: "male",
      birthDate: "1980-01-01",
      birthPrecision: "year",
      merit: false,
    },
  ]);
  assert.equal("villageId" in body, false);
});
