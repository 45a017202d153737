import * as contract from "#contract/authority/post.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { success } from "#kernel/result.ts";
import { postState } from "#programme/authority/post/recorded-post.ts";
import { areaAround } from "#server/platform/act/area-around.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { csvTable } from "#server/platform/tables/csv-table.ts";
import { packColumns } from "#server/platform/tables/pack-columns.ts";
import type { Cell, Table } from "#server/platform/tables/table.ts";
import { xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import { listOfficerRows } from "./officers-store.ts";
import type { OfficerRow } from "./officers-store.ts";
import { listPostsOf } from "./posts-store.ts";
import type { PostRow } from "./posts-store.ts";

const formats = {
  csv: { mediaType: "text/csv; charset=utf-8", write: csvTable },
  xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: xlsxTable },
};

/** More officers than any country has; a sheet holds their posts. */
const most = 100_000;

/**
 * Every officer that the filter finds, with all posts, also those that have ended. The entry in the audit is kept before a row leaves, and
 * its number is in every row, so that rows copied out of the file still say where they came from.
 */
export const exportOfficers = readOwnAreas(contract.exportOfficers, async (context, { query }) => {
  const { tx, today, server } = context;
  const { format, columns: language, ...filter } = query;
  const { name, areaId, post, state } = filter;
  const officers = await listOfficerRows(tx, { name, areaId, post, state }, today, { after: undefined, limit: most });
  const ids = officers.map(({ officerId }) => officerId);
  const posts = Map.groupBy(await listPostsOf(tx, ids), ({ officerId }) => officerId);
  const asked = Object.entries({ format, columns: language, areaId, post, state }).filter(
    (one) => one[1] !== undefined,
  );
  const entry = await context.audit({
    areaId: await areaAround(tx, context.areas),
    recordKind: "export",
    recordId: context.newId(),
    facts: {
      officers: officers.length,
      posts: [...posts.values()].flat().length,
      ...Object.fromEntries(asked),
      // Whose name was searched for is not written down.
      ...(name === undefined ? {} : { searched: "yes" }),
    },
  });
  const dayFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: server.timeZone, dateStyle: "short" });
  const dayOf = (instant: string | null) => (instant === null ? null : dayFormat.format(new Date(instant)));
  const columns = await packColumns("exports/officers.yaml", language);
  const rows = officers.flatMap((officer) =>
    (posts.get(officer.officerId) ?? [undefined]).map((held) => {
      const cells = { ...cellsOf(officer, dayOf), ...postCells(held, today), audit_entry: entry };
      return columns.map(({ code, show }) => show(new Map<string, Cell>(Object.entries(cells)).get(code) ?? null));
    }),
  );
  const table: Table = { columns, portions: portionsOf(rows) };
  const { mediaType, write } = formats[format];
  return success({ fileName: `vuon-officers-${today}.${format}`, mediaType, content: () => write(table) });
});

async function* portionsOf(rows: readonly (readonly Cell[])[]): Table["portions"] {
  for (let from = 0; from < rows.length; from += 1000) yield rows.slice(from, from + 1000);
}

function cellsOf(officer: OfficerRow, dayOf: (instant: string | null) => string | null): Record<string, Cell> {
  return {
    full_name: officer.fullName,
    user_name: officer.userName,
    state: officer.state,
    registered_on: dayOf(officer.registeredAt),
    disabled_on: dayOf(officer.disabledAt),
    last_signed_in_on: dayOf(officer.lastSignedInAt),
  };
}

function postCells(post: PostRow | undefined, today: LocalDate): Record<string, Cell> {
  if (post === undefined) return {};
  return {
    post: post.kind,
    area_id: post.areaId,
    area: post.areaName,
    valid_from: post.validFrom,
    valid_to: post.validTo ?? null,
    post_state: postState(post, today),
    held_for: post.heldForName ?? null,
  };
}
