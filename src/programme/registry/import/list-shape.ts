/**
 * What a printed list leaves to the eye of its reader: the number of a household stands only beside its head (merged over the members),
 * births are in a column for men or in one for women, and a village is a row of its own above its households.
 */
import { searchText } from "#programme/registry/household/search-text.ts";
import { columnWords, valueWords } from "./mapping-words.ts";
import type { ColumnOf } from "./mapping-words.ts";
import { joinColumns } from "./split-columns.ts";

type Cells = readonly string[];

export type ListShape = {
  readonly columns: readonly string[];
  /** What a row says when it is read in its place. Rows come in their order. */
  readonly read: (cells: Cells) => Cells | "village";
  /** Rows that took the number of the household above them. */
  readonly numbered: () => number;
  /** Rows that took the village of the rows above them, whose cell is merged over all of them. */
  readonly carried: () => number;
};

const villageWords = /^(?:thon|to dan pho|tdp|lang|ban|ap|buon|xom|khu pho)\b/;
const counter = /^(?:[ivxlc]+|\d{1,3}|[a-z])[.)]?$/;
const sexes = { male: "Nam", female: "Nữ" } as const;

export function listShape(written: Cells, sampled: readonly Cells[]): ListShape {
  const { columns, read: join } = joinColumns(written, sampled);
  const first = sampled.map(join);
  const plain = columns.map(plainName);
  const births = birthsBySex(columns);
  const [relation, village] = (["relation", "village"] as const).map((of) => findColumn(plain, of));
  const counted = relation === undefined ? undefined : countOfHouseholds(plain, relation, first);
  const key = findColumn(plain, "household") ?? counted;
  const isCarried = village !== undefined && isWrittenOnce(first, village);
  const hasVillageRows = village === undefined && first.slice(0, 3).some((cells) => villageOf(cells) !== undefined);
  let names = [...columns];
  if (births !== undefined) {
    names = names.with(births.male, births.over);
    names = names.with(births.female, findColumn(plain, "sex") === undefined ? "Giới tính" : "Giới tính (năm sinh)");
  }
  if (key !== undefined && key === counted) names = names.with(key, "Số hộ");
  if (hasVillageRows) names = [...names, "Thôn"];
  let last = { key: "", village: "" };
  let numbered = 0;
  let carried = 0;
  return {
    columns: names,
    numbered: () => numbered,
    carried: () => carried,
    read: (asWritten) => {
      const cells = join(asWritten);
      const named = hasVillageRows ? villageOf(cells) : undefined;
      if (named !== undefined) {
        last = { key: "", village: named };
        return "village";
      }
      let now = births === undefined ? cells : birthIn(cells, births);
      if (key !== undefined && relation !== undefined) {
        const own = (now[key] ?? "").trim();
        const isMember = (now[relation] ?? "").trim() !== "" && !isHead(now[relation] ?? "");
        // Anyone who heads a household without a number is not taken for a member of the one above.
        if (own !== "" || !isMember) last = { ...last, key: own };
        else if (last.key !== "") {
          now = now.with(key, last.key);
          numbered += 1;
        }
      }
      if (isCarried && village < now.length) {
        const own = (now[village] ?? "").trim();
        if (own !== "") last = { ...last, village: own };
        else if (last.village !== "") {
          now = now.with(village, last.village);
          carried += 1;
        }
      }
      // A row that breaks off early is reported where it is read, and stays as it is.
      return hasVillageRows && now.length === columns.length ? [...now, last.village] : now;
    },
  };
}

/** A cell that is merged over the rows of a village is kept in its first row: each name comes once, and empty cells below it. */
function isWrittenOnce(first: readonly Cells[], village: number): boolean {
  const said = first.map((cells) => (cells[village] ?? "").trim());
  const names = said.filter((name) => name !== "");
  return said[0] !== "" && names.length > 0 && new Set(names).size === names.length && said.length >= names.length * 3;
}

function plainName(name: string): string {
  return searchText(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function findColumn(plain: Cells, of: ColumnOf): number | undefined {
  const patterns = columnWords.find(([field]) => field === of)?.[1] ?? [];
  const at = plain.findIndex((name) => patterns.some((pattern) => pattern.test(name)));
  return at === -1 ? undefined : at;
}

/** A running number that only heads have counts households and not rows. */
function countOfHouseholds(plain: Cells, relation: number, first: readonly Cells[]): number | undefined {
  const number = findColumn(plain, "number");
  if (number === undefined) return undefined;
  const members = first.filter((cells) => (cells[relation] ?? "").trim() !== "" && !isHead(cells[relation] ?? ""));
  return members.length > 0 && members.every((cells) => (cells[number] ?? "").trim() === "") ? number : undefined;
}

type Births = { readonly male: number; readonly female: number; readonly over: string };

/** "Năm sinh: Nam" beside "Năm sinh: Nữ". */
function birthsBySex(columns: Cells): Births | undefined {
  const parts = columns.map((name) => {
    const [over = "", under = ""] = name.split(": ");
    const sex = valueWords.sex.find(([pattern]) => pattern.test(searchText(under)))?.[1];
    return findColumn([plainName(over)], "birth") === undefined || under === "" ? undefined : { over, sex };
  });
  const at = (sex: string) => parts.findIndex((part) => part?.sex === sex);
  const [male, female] = [at("male"), at("female")];
  const over = parts[male]?.over;
  return over === undefined || parts[female]?.over !== over ? undefined : { male, female, over };
}

/** One that has a birth in both columns keeps both, and is reported as unreadable. */
function birthIn(cells: Cells, { male, female }: Births): Cells {
  if (cells.length <= Math.max(male, female)) return cells;
  const [his, hers] = [(cells[male] ?? "").trim(), (cells[female] ?? "").trim()];
  const sex = his !== "" && hers !== "" ? "" : his !== "" ? sexes.male : hers !== "" ? sexes.female : "";
  // Lists also tick the sex and have no birth.
  return cells.with(male, his !== "" && hers !== "" ? `${his} / ${hers}` : his + hers).with(female, sex);
}

/** "I. Thôn Làng Teng" alone in its row, or with its number in a cell of its own. */
function villageOf(cells: Cells): string | undefined {
  const texts = cells.map((cell) => cell.replaceAll(/\s+/g, " ").trim()).filter((text) => text !== "");
  const [name, ...rest] = texts.filter((text) => !counter.test(searchText(text)));
  if (name === undefined || rest.length > 0 || texts.length > 2 || cells.length < 4) return undefined;
  const bare = name.replace(/^(?:[IVXLC]+|\d{1,3}|[A-Z])[.)]\s*/, "").replace(/\s*[:(].*$/, "");
  return villageWords.test(searchText(bare)) ? bare : undefined;
}

function isHead(relation: string): boolean {
  return valueWords.relation.some(([pattern, value]) => value === "head" && pattern.test(searchText(relation)));
}
