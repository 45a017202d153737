import assert from "node:assert/strict";
import { it } from "node:test";
import { importMapping } from "#contract/registry/import-mapping.ts";
import { localDate } from "#kernel/local-date.ts";
import { suggestMapping } from "#programme/registry/import/suggest-mapping.ts";
import { draftOfMapping, mappingOfDraft } from "./mapping-draft.ts";

const suggestion = suggestMapping({
  columns: ["Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Số CCCD", "Thôn"],
  rows: [["1", "Đinh Văn A", "Ông chủ", "Nam", "", "Gò Rét"]],
  fileName: "Ba Tơ.xlsx",
  registeredOn: localDate("2026-11-23"),
  ethnicities: [],
});

it("a suggestion becomes a draft and the draft the same mapping, without values that nobody knows", () => {
  const draft = draftOfMapping(suggestion);
  assert.deepEqual(
    [draft.columns["household"], draft.values["relation"], draft.registeredOn],
    ["Mã hộ", { "Ông chủ": "" }, "2026-11-23"],
  );
  const { person, ...rest } = importMapping.parse(JSON.parse(mappingOfDraft(draft)));
  assert.deepEqual(
    rest,
    importMapping
      .omit({ person: true })
      .parse(JSON.parse(JSON.stringify(suggestion, (key, value: unknown) => (key === "person" ? undefined : value)))),
  );
  assert.deepEqual(person.relation, { column: "Quan hệ với chủ hộ", values: {} });
  assert.deepEqual(person.identifiers, { personal_id: { column: "Số CCCD" } });
});

it("what the officer chooses is in the mapping, and a list without relations is one of heads", () => {
  const draft = draftOfMapping(suggestion);
  const reported = mappingOfDraft({ ...draft, values: { ...draft.values, relation: { "Ông chủ": "head" } } });
  assert.deepEqual(importMapping.parse(JSON.parse(reported)).person.relation, {
    column: "Quan hệ với chủ hộ",
    values: { "Ông chủ": "head" },
  });
  const without = mappingOfDraft({ ...draft, columns: { ...draft.columns, relation: "" } });
  assert.deepEqual(importMapping.parse(JSON.parse(without)).person.relation, { constant: "head" });
});
