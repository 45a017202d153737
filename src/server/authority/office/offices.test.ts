/** Departments and assigned units over HTTP, and what the database keeps by itself. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as contract from "#contract/authority/office.ts";
import { newId } from "#contract/new-id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { codeOf } from "#test/support/sign-in.ts";

let opened: TestInstallation;
let lead: TestOfficer;
let communeOfficer: TestOfficer;
let today: LocalDate;

before(async () => {
  opened = await openTestInstallation();
  lead = await opened.officer("province_lead", "51");
  communeOfficer = await opened.officer("commune_officer", "21484");
  today = opened.server.today();
});
after(() => opened.close());

const union = () => ({
  officeId: newId("office"),
  areaId: "51",
  kind: "mass_organisation" as const,
  name: `Hội Liên hiệp Phụ nữ ${newId("office").slice(-6)}`,
  validFrom: today,
});

describe("an office", () => {
  test("is added by the province, corrected, and read by its communes and no other province", async () => {
    const body = union();
    const { officeId } = body;
    const added = await lead.get(contract.addOffice, { body });
    assert.deepEqual([added.state, added.areaName, added.contact], ["open", "Quảng Ngãi", null]);
    const corrected = await lead.get(contract.correctOffice, {
      params: { officeId },
      body: { kind: body.kind, name: body.name, validFrom: today, contact: "0255 382 0000" },
    });
    assert.equal(corrected.contact, "0255 382 0000");
    const { rows } = await communeOfficer.get(contract.listOffices, { query: { state: "open" } });
    assert.ok(rows.some((row) => row.officeId === officeId && row.contact === "0255 382 0000"));
    const found = await (await opened.officer("province_lead", "01")).get(contract.listOffices, {});
    assert.ok(!found.rows.some((row) => row.officeId === officeId));
  });
  test("is recorded once by its name and its number, and with a province", async () => {
    const first = { ...union(), registrationNumber: "4300123456" };
    await lead.get(contract.addOffice, { body: first });
    const sameName = { ...union(), name: first.name.toUpperCase() };
    assert.equal(await codeOf(lead.ask(contract.addOffice, { body: sameName })), "authority.office_name_taken");
    const sameNumber = { ...union(), registrationNumber: first.registrationNumber };
    assert.equal(await codeOf(lead.ask(contract.addOffice, { body: sameNumber })), "authority.office_number_taken");
    const inCommune = { ...union(), areaId: "21484" };
    assert.equal(await codeOf(lead.ask(contract.addOffice, { body: inCommune })), "authority.office_area_not_province");
  });
  test("is closed with a reason, not before it began, and stays closed", async () => {
    const body = union();
    const { officeId } = body;
    const params = { officeId };
    await lead.get(contract.addOffice, { body });
    const early = { lastDay: addDays(today, -1), reason: "giải thể" };
    assert.equal(await codeOf(lead.ask(contract.closeOffice, { params, body: early })), "day.before_what_it_rests_on");
    const closed = await lead.get(contract.closeOffice, { params, body: { lastDay: today, reason: "giải thể" } });
    assert.deepEqual([closed.validTo, closed.closedReason], [today, "giải thể"]);
    const again = { kind: body.kind, name: body.name, validFrom: today };
    assert.equal(await codeOf(lead.ask(contract.correctOffice, { params, body: again })), "authority.office_closed");
    await assert.rejects(
      opened.server.database.transaction().execute(async (tx) => {
        await beginAct(tx, lead.officerId, "authority.manageOffices", today);
        await tx.updateTable("authority.offices").set({ name: "x" }).where("office_id", "=", officeId).execute();
      }),
      /closed office stays closed/,
    );
  });
});
