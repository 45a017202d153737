import type { Id } from "#kernel/id.ts";
import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { v7 } from "uuid";
import * as delivery from "#contract/delivery/support.ts";
import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { openSupportedCommune } from "#test/scenario/supported-commune.ts";
import type { SupportedCommune } from "#test/scenario/supported-commune.ts";
import { addEvidence, listEvidence, ofSupport } from "./evidence-store.ts";
import type { NewEvidence } from "./evidence-store.ts";
import { listActs } from "#server/delivery/support/support-acts-store.ts";
import { addSupportActs } from "#server/delivery/support/supports-store.ts";

const content = Buffer.from([0, 255, 10, 13]);
const statement = (takenOn: LocalDate): NewEvidence => ({
  evidenceId: newId("evidence"),
  kind: "statement",
  fileName: null,
  mediaType: null,
  content: null,
  sha256: null,
  note: "Đã sửa xong mái",
  takenOn,
  lon: null,
  lat: null,
});

describe("evidence and acts of a support in the database", () => {
  let year: SupportedCommune;
  let of: {
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly communeId: string;
    recordedBy: string;
    addedAt: string;
  };
  before(async () => {
    year = await openSupportedCommune();
    const { officer } = year.scenario.people;
    await officer.get(delivery.proposeSupports, { params: { activityId: year.activityId }, body: {} });
    const [support] = await year.scenario.supports(year.activityId);
    assert.ok(support !== undefined);
    const { householdId, supportId } = support;
    of = {
      householdId,
      supportId,
      communeId: year.scenario.commune,
      recordedBy: officer.officerId,
      addedAt: "2026-03-02T01:00:00Z",
    };
  });
  after(async () => year.scenario.opened.close());

  it("are reported in the order in which they were taken, files by their fingerprint", async () => {
    const photo: NewEvidence = {
      ...statement(localDate("2026-02-28")),
      kind: "photo",
      fileName: "mái nhà.png",
      mediaType: "image/png",
      content,
      sha256: createHash("sha256").update(content).digest("hex"),
      note: null,
      lon: 108.7,
      lat: 14.76,
    };
    const said = statement(localDate("2026-03-01"));
    const rows = await year.inAct(year.scenario.people.officer, "delivery.recordDelivery", async (tx) => {
      await addEvidence(tx, of, [said, photo]);
      return listEvidence(tx, ofSupport(of));
    });
    assert.deepEqual(
      rows.map(({ evidenceId, sha256, note }) => [evidenceId, sha256, note]),
      [
        [photo.evidenceId, photo.sha256, null],
        [said.evidenceId, null, "Đã sửa xong mái"],
      ],
    );
  });

  it("are of a support that is there, and of a kind that is known", async () => {
    const add = async (supportId: Id<"support">, evidence: NewEvidence) =>
      year.inAct(year.scenario.people.officer, "delivery.recordDelivery", async (tx) =>
        addEvidence(tx, { ...of, supportId }, [evidence]),
      );
    const said = statement(localDate("2026-03-01"));
    await assert.rejects(add(newId("support"), said), /evidence_is_of_a_support/);
    await assert.rejects(add(of.supportId, { ...said, kind: "rumour" }), /evidence_kind_is_known/);
  });

  it("are neither read nor added from another commune", async () => {
    const read = await year.inAct(year.stranger, "delivery.recordDelivery", async (tx) => [
      await listEvidence(tx, ofSupport(of)),
      await listActs(tx, of.householdId, of.supportId),
    ]);
    assert.deepEqual(read, [[], []]);
    await assert.rejects(
      year.inAct(year.stranger, "delivery.recordDelivery", async (tx) =>
        addEvidence(tx, of, [statement(localDate("2026-03-01"))]),
      ),
      /row-level security/,
    );
  });

  it("tell acts in their order, with who did them; one who left no name is null", async () => {
    const act = (name: string) => ({ ...of, supportActId: v7(), act: name, state: "checked", note: null });
    const { officer } = year.scenario.people;
    const acts = await year.inAct(officer, "delivery.checkSupports", async (tx) => {
      await addSupportActs(tx, [act("second")], { at: "2026-03-04T01:00:00Z", by: v7() });
      await addSupportActs(tx, [act("first")], { at: "2026-03-03T01:00:00Z", by: officer.officerId });
      return listActs(tx, of.householdId, of.supportId);
    });
    assert.deepEqual(
      acts.map((one) => [one.act, one.officerName]),
      [
        ["propose", officer.fullName],
        ["first", officer.fullName],
        ["second", null],
      ],
    );
  });
});
