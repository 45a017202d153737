import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { faultOf } from "./pack-fault.ts";
import { texts } from "./values.ts";

const shape = z.object({ kinds: z.array(z.object({ code: z.string(), name: texts, norm: z.number() })) });
const faultsOf = (data: unknown) => shape.safeParse(data).error?.issues.map((issue) => faultOf(data, issue));

test("a name that one language lacks is named by the code of the thing and the language", () => {
  const name = { vi: "a", en: "b", id: "c" };
  const { en: _en, ...lacking } = name;
  const kinds = [
    { code: "nets", name, norm: 1 },
    { code: "goats", name: lacking, norm: 1 },
  ];
  assert.deepEqual(faultsOf({ kinds }), ["kinds.1.name.en (goats): there is no text in en. Write it."]);
});

test("anything else is named by its place", () => {
  const kinds = [{ code: "nets", name: { vi: "a", en: "b", id: "c" }, norm: "x" }];
  assert.match(faultsOf({ kinds })?.[0] ?? "", /^kinds\.0\.norm \(nets\): Invalid input/);
  assert.match(faultsOf(7)?.[0] ?? "", /^the whole: Invalid input/);
});
