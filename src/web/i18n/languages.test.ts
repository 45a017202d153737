import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage } from "./languages.ts";

test("the language that was chosen before goes before that of the browser", () => {
  assert.equal(chooseLanguage("id", ["en-GB"]), "id");
});
test("without a choice the first known language of the browser is taken", () => {
  assert.equal(chooseLanguage(null, ["fr-FR", "en-GB", "vi"]), "en");
});
test("Vietnamese is spoken to anyone who asks for nothing that we know", () => {
  assert.equal(chooseLanguage("xx", ["fr"]), "vi");
});
