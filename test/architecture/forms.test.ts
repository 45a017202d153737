/**
 * What an endpoint asks for is its form: `useContractForm` or `ActDialog`, with fields that name their paths. A page that draws inputs and sends
 * what is in them itself checks everything a second time, and says it otherwise than the contract does.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

/** Forms that no endpoint describes, and why. */
const byHand: Readonly<Record<string, string>> = {
  "src/web/area/area/BoundariesPage.tsx": "sends the shapes that it reads out of a GeoJSON file",
  "src/web/authority/session/PasskeysSection.tsx": "the browser makes a key between what is typed and what is sent",
  "src/web/authority/session/SignInForm.tsx": "signs in, which is no endpoint of the contract",
  "src/web/design/DesignForm.tsx": "shows the shape and sends nothing",
  "src/web/planning/optimiser/ProposalPanel.tsx":
    "a table of the plan editor: a row is a need, and most are sent as they are",
  "src/web/registry/duplicate/DuplicatesPage.tsx": "filters of a list, beside a button that asks nothing",
  "src/web/registry/import/ColumnsStep.tsx":
    "one of three steps that fill one draft: the columns of a file and what they mean",
  "src/web/registry/import/CorrectHousehold.tsx": "its fields are the columns of a file",
  "src/web/registry/import/FileStep.tsx": "hands in the files for the steps after it",
  "src/web/registry/import/NewImportPage.tsx": "keeps the draft of the three steps",
  "src/web/review/quick-entry/QuickEntryForm.tsx":
    "its fields are those of the standard's pack, on one page for the keyboard",
  "src/web/review/survey/SurveyForm.tsx": "its fields are those of the standard's pack, and it works without a line",
};

const inputs =
  /<(?:TextField|ChoiceField|PasswordField|SearchedField|SeveralField|FileBox|TextInput|NumberInput|Textarea|PasswordInput|NativeSelect|Select|MultiSelect|Autocomplete|Checkbox(?:\.Group)?|Radio(?:\.Group)?|Switch|FileInput)\b/;
const sends = /\b(?:useAct|useMutation|askServer)\(/;
const hasBody = /\bbody\b/;
const checksItself = /\b(?:useDraft|useChecked)\(/;

const isByHand = (source: string) =>
  checksItself.test(source) || [inputs, sends, hasBody].every((part) => part.test(source));

async function formsByHand(
  sources: AsyncIterable<readonly [file: string, source: string]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const [file, source] of sources) if (isByHand(source)) found.push(file);
  return found.toSorted();
}

async function* pages(): AsyncGenerator<readonly [string, string]> {
  for await (const file of glob("src/web/**/*.tsx"))
    if (!file.startsWith("src/web/ui/")) yield [file, await readFile(file, "utf8")];
}

describe("the forms of the console", () => {
  test("come from the contract, but for those that are listed with a reason", async () => {
    assert.deepEqual(await formsByHand(pages()), Object.keys(byHand).toSorted());
  });

  test("a planted form by hand is found, and neither a form of the contract nor a filter", async () => {
    async function* planted(): AsyncGenerator<readonly [string, string]> {
      yield [
        "ByHand.tsx",
        'const [reason, setReason] = useState("");\nconst act = useAct(endPost);\nact.mutate({ body: { reason } });\nreturn <TextField value={reason} />;',
      ];
      yield ["Checked.tsx", "const check = useChecked({ reason: { label, value: reason } });"];
      yield ["OfContract.tsx", 'const form = useContractForm(endPost, {});\nreturn <form.Field path="reason" />;'];
      yield [
        "Filter.tsx",
        'const act = useAct(endSessions);\nact.mutate({ params });\nreturn <ChoiceField id="kind" />;',
      ];
      yield ["Button.tsx", "const act = useAct(endSessions);\nreturn <Button onClick={() => act.mutate({})} />;"];
    }
    assert.deepEqual(await formsByHand(planted()), ["ByHand.tsx", "Checked.tsx"]);
  });
});
