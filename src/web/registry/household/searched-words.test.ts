import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { paths } from "#web/paths.ts";
import { forgetTab } from "#web/tab-memory.ts";
import { keepWords, wordsOf } from "./searched-words.ts";

beforeEach(() => sessionStorage.clear());

describe("words that were searched for", () => {
  test("are in no address, and are found again by what stands there", () => {
    const found = keepWords("051080001234");
    assert.doesNotMatch(paths.households({ found }), /051080001234/);
    assert.equal(wordsOf(found), "051080001234");
  });
  test("have one address, so that typing them again is the same page", () => {
    assert.equal(keepWords("051080001234"), keepWords("051080001234"));
    assert.notEqual(keepWords("051080001234"), keepWords("051080001235"));
  });
  test("are forgotten when the reader signs out", () => {
    const found = keepWords("051080001234");
    forgetTab();
    assert.equal(wordsOf(found), undefined);
  });
});
