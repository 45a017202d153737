/** The book of the assets of a group, to print and sign or as a workbook: who printed it is in the audit. */
import type { Content } from "pdfmake/interfaces.js";
import * as contract from "#contract/delivery/livelihood.ts";
import type { Output } from "#contract/endpoint.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { findFullName } from "#server/area/published.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Words } from "#server/platform/print/words.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import { findGroup, findShownGroup } from "./livelihood-store.ts";

type Group = Output<typeof contract.getLivelihoodGroup>;
type Asset = Group["assets"][number];

const heads = ["tag", "kind", "receivedOn", "holders", "state", "check", "due", "dueOn", "repaid"] as const;
const sums: readonly string[] = ["due", "repaid"];

function wordsOf(words: Words, asset: Asset) {
  const day = (on: LocalDate | null) => (on === null ? "" : words.day(on));
  const check = asset.lastCheck;
  return {
    tag: asset.tag,
    kind: asset.kind,
    receivedOn: words.day(asset.receivedOn),
    holders: asset.holders.map(({ headName, heldFrom }) => `${headName ?? "–"}, ${words.day(heldFrom)}`).join("; "),
    state: [words.word(`state.${asset.state}`), day(asset.endedOn), asset.endReason ?? ""]
      .filter((one) => one !== "")
      .join(", "),
    check:
      check === null
        ? words.word("notChecked")
        : [words.word(`finding.${check.finding}`), words.day(check.checkedOn), check.note ?? ""]
            .filter((one) => one !== "")
            .join(", "),
    dueOn: day(asset.dueOn),
  };
}

function paperOf(words: Words, group: Group, of: { readonly communeName: string; readonly day: LocalDate }): Content {
  return [
    sheetHead(words, { placeName: of.communeName, partName: words.word("part"), day: of.day }),
    sheetTitle(words.word("title"), group.name),
    paragraph(
      words.word("summary", {
        activity: group.activityTitle,
        members: words.number(group.members),
        alive: words.number(group.alive),
        gone: words.number(group.gone),
        born: words.number(group.born),
        due: words.money(group.due),
        repaid: words.money(group.repaid),
      }),
    ),
    tableOf(
      heads.map((head) => words.word(head)),
      group.assets.map((asset) => {
        const said = wordsOf(words, asset);
        const due = asset.due === null ? "" : words.money(asset.due);
        return [
          said.tag,
          said.kind,
          said.receivedOn,
          said.holders,
          said.state,
          said.check,
          due,
          said.dueOn,
          words.money(asset.repaid),
        ];
      }),
      [46, 60, 56, "*", 90, 90, 66, 56, 66],
      [6, 8],
    ),
    signedBy(
      words,
      ["leader", "officer"].map((post) => ({ post: words.word(post) })),
    ),
  ];
}

export const printAssetBook = readOwnAreas(contract.printAssetBook, async (context, { params, query }) => {
  const { tx, today } = context;
  const found = await findGroup(tx, params.groupId);
  const group = found && (await findShownGroup(tx, found, today));
  if (group === undefined) return failure(refuse("record.not_found"));
  if (group.assets.length === 0) return failure(refuse("delivery.nothing_in_asset_book"));
  const words = await wordsIn(query.language, "asset-book.yaml");
  const entry = await context.audit({
    areaId: group.communeId,
    recordKind: "livelihood_group",
    recordId: group.groupId,
    facts: { printed: group.assets.length, format: query.format },
  });
  const name = `so-tai-san-${group.communeId}`;
  if (query.format === "xlsx")
    return success(
      workbookFile(
        name,
        heads.map((head) => ({
          name: sums.includes(head) ? words.head(head) : words.word(head),
          type: sums.includes(head) ? ("integer" as const) : ("text" as const),
        })),
        group.assets.map((asset) => {
          const said = wordsOf(words, asset);
          const due = asset.due === null ? null : Number(asset.due);
          return [
            said.tag,
            said.kind,
            said.receivedOn,
            said.holders,
            said.state,
            said.check,
            due,
            said.dueOn,
            Number(asset.repaid),
          ];
        }),
      ),
    );
  const communeName = stillThere(await findFullName(tx, group.communeId), `the commune of ${group.groupId}`);
  const sheets = [paperOf(words, group, { communeName, day: today })];
  return printPaper(context, name, { sheets, isLandscape: true, foot: words.word("auditEntry", { entry }) });
});
