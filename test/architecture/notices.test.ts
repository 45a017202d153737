/** What officers are informed of: acts that exist, permissions that an act of the kind asks for, and texts in every language. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { acts } from "#programme/authority/post/permissions.ts";
import { isWrite } from "#contract/endpoint.ts";
import type { Notice } from "#server/authority/published.ts";
import { notices } from "#server/notices.ts";
import { readConfig } from "#server/platform/config.ts";
import { jobNames } from "#server/platform/jobs.ts";
import { routesOf } from "#server/routes.ts";
import { readTexts } from "./read-texts.ts";

const endpoints = routesOf(readConfig({})).map(({ endpoint }) => endpoint);
const written = new Set<string>([
  ...endpoints.filter((endpoint) => isWrite(endpoint) && endpoint.isOwnMark !== true).map(({ id }) => id),
  ...jobNames,
]);
const jobs = new Set<string>(jobNames);

/** Acts of which no row comes, and those that only a job's asker can be informed of. */
function faultsOf(declared: readonly Notice[]): readonly string[] {
  return declared.flatMap(({ act, to }) => {
    if (!written.has(act)) return [`${act} leaves no row`];
    if ((to === "who asked") !== jobs.has(act)) return [`${act} tells the wrong one`];
    const asked = to === "who asked" || "officeIn" in to ? undefined : "did" in to ? to.did : to.mayDo;
    return asked === undefined || acts.includes(asked) ? [] : [`${asked} is no act`];
  });
}

describe("notices", () => {
  test("are of acts that leave a row in the outbox", () => {
    assert.ok(notices.length > 20);
    assert.deepEqual(faultsOf(notices), []);
    const planted: readonly Notice[] = [
      { act: "planning.listPlans", text: "x", to: { did: "planning.draftPlan" } },
      { act: "planning.submitPlan", text: "x", to: "who asked" },
    ];
    assert.deepEqual(faultsOf(planted), [
      "planning.listPlans leaves no row",
      "planning.submitPlan tells the wrong one",
    ]);
  });
  for (const language of ["vi", "en", "id"] as const)
    test(`have a text each in ${language}, and no text is left over`, async () => {
      const texts = await readTexts(new URL(`../../packs/locales/${language}`, import.meta.url).pathname);
      const there = [...texts].filter((key) => key.startsWith("authority/notification:text."));
      const wanted = new Set(notices.map(({ text }) => `authority/notification:text.${text}`));
      assert.deepEqual(there.toSorted(), [...wanted].toSorted());
    });
});
