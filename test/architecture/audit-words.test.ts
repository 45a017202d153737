/** Whatever is in the audit is shown in words: every act that leaves an entry, and every kind of record that an entry names. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { isWrite } from "#contract/endpoint.ts";
import { everyNameOf, nameNow, renamedActs } from "#programme/authority/audit/renamed-acts.ts";
import { acts } from "#programme/authority/post/permissions.ts";
import { readConfig } from "#server/platform/config.ts";
import { routesOf } from "#server/routes.ts";
import { readTexts } from "./read-texts.ts";
import { stagesInOrder } from "./table-owners.ts";

const root = new URL("../../", import.meta.url);
const languages = ["vi", "en", "id"] as const;

let sources: readonly string[];
before(async () => {
  const found: string[] = [];
  for await (const file of glob("src/{server,main}/**/*.ts", { cwd: root }))
    if (!file.endsWith(".test.ts")) found.push(await readFile(new URL(file, root), "utf8"));
  sources = found;
});

const besideActs = new RegExp(String.raw`append_audit[^]{0,160}?'((?:${stagesInOrder.join("|")})\.\w+)'`, "g");

/** Acts of endpoints that write or are audited, and those that are written down past the acts. */
function actsShown(texts: readonly string[]): readonly string[] {
  const ofEndpoints = routesOf(readConfig({}))
    .map(({ endpoint }) => endpoint)
    .filter((endpoint) => (isWrite(endpoint) && endpoint.isOwnMark !== true) || endpoint.isAudited === true)
    .flatMap(({ act }) => (act === undefined ? [] : [act]));
  const beside = texts.flatMap((text) => [...text.matchAll(besideActs)].map(([, act = ""]) => act));
  return [...new Set([...ofEndpoints, ...beside])].toSorted();
}

/** Kinds named in an entry, and those declared once for all acts of a record (record-act.ts, rule-act.ts). */
function kindsShown(texts: readonly string[]): readonly string[] {
  const named = /recordKind: "(\w+)"|\bname: "(\w+)",\s*(?:param|areaOf|idOf)\b/g;
  const kinds = texts.flatMap((text) =>
    [...text.matchAll(named)].map(([, entry, declared]) => entry ?? declared ?? ""),
  );
  return [...new Set(kinds)].toSorted();
}

describe("the words of the audit", () => {
  for (const language of languages)
    test(`tell every act and every kind of record in ${language}`, async () => {
      const texts = await readTexts(new URL(`packs/locales/${language}`, root).pathname);
      assert.ok(actsShown(sources).includes("authority.foundOperator") && kindsShown(sources).length > 30);
      const wanted = [
        ...actsShown(sources).map((act) => `authority/audit:acts.${act}`),
        ...kindsShown(sources).map((kind) => `authority/audit:records.${kind}`),
      ];
      assert.deepEqual(
        wanted.filter((key) => !texts.has(key)),
        [],
      );
    });
  test("tell acts that have another name now by their words of today, and no name is both old and new", () => {
    const known = new Set<string>(acts);
    for (const [was, isNow] of Object.entries(renamedActs)) {
      assert.deepEqual([nameNow(was), everyNameOf(isNow)], [isNow, [isNow, was]]);
      assert.ok(known.has(isNow) && !known.has(was), was);
      assert.ok(actsShown(sources).includes(isNow), `${isNow} leaves no entry`);
    }
    assert.equal(nameNow("planning.draftPlan"), "planning.draftPlan");
  });
  test("lack a planted act and a planted kind", () => {
    const planted = `append_audit(\${id}, now(), null, 'payment.plantedFault', 'VN'); audit({ recordKind: "planted" })`;
    assert.ok(actsShown([planted]).includes("payment.plantedFault"));
    assert.deepEqual(kindsShown([planted]), ["planted"]);
    assert.deepEqual(kindsShown([`actsOn({ name: "declared", param: "recordId" })`]), ["declared"]);
  });
});
