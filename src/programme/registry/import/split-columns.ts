/** Columns that say one thing in parts: a name in family and given name, a birth in day, month and year, a sex by a tick. */
import { searchText } from "#programme/registry/household/search-text.ts";

type Cells = readonly string[];
type Joined = { readonly columns: Cells; readonly read: (cells: Cells) => Cells };
type Part = { readonly names: string[]; readonly read: (cells: Cells) => Cells };

/** The width stays: the first of the parts takes what they say together, the others are as they were. */
export function joinColumns(columns: Cells, first: readonly Cells[]): Joined {
  const plain = columns.map(plainName);
  const under = columns.map((name) => plainName(name.split(": ").at(-1) ?? ""));
  const parts = [joinName(columns, under), joinBirth(columns, plain, under), joinSex(columns, plain, under, first)];
  const names = [...columns];
  for (const part of parts) for (const [at, name] of part?.names.entries() ?? []) if (name !== "") names[at] = name;
  return {
    columns: new Set(names).size === names.length ? names : columns,
    read: (cells) => parts.reduce((read, part) => (part === undefined ? read : part.read(read)), cells),
  };
}

function joinName(columns: Cells, under: Cells): Part | undefined {
  // "ho" without its tone is a household (hộ) as well.
  const isFamily = (name: string, at: number) =>
    /^(?:ho(?: va)?(?: ten)?(?: chu)? (?:dem|lot)|last name|family name)$/.test(name) ||
    /(?:^|: )họ$/i.test((columns[at] ?? "").normalize("NFC").trim());
  const family = under.findIndex(isFamily);
  const given = under.findIndex((name) => /^(?:ten|ten goi|first name|given name)$/.test(name));
  if (family < 0 || given < 0) return undefined;
  return {
    names: named(columns, [[family, "Họ và tên"]]),
    read: (cells) =>
      put(
        cells,
        family,
        [cells[family], cells[given]]
          .map((cell) => (cell ?? "").trim())
          .join(" ")
          .trim(),
      ),
  };
}

function joinBirth(columns: Cells, plain: Cells, under: Cells): Part | undefined {
  const isOfBirth = (at: number) => /\bsinh\b|\bbirth\b/.test(plain[at] ?? "");
  const find = (word: RegExp) => under.findIndex((name, at) => word.test(name) && isOfBirth(at));
  const [day, month, year] = [/^ngay(?: sinh)?$|^day/, /^thang(?: sinh)?$|^month/, /^nam(?: sinh)?$|^year/].map(find);
  if (day === undefined || month === undefined || year === undefined || day < 0 || month < 0 || year < 0)
    return undefined;
  return {
    names: named(columns, [
      [day, "Ngày"],
      [month, "Tháng"],
      [year, "Ngày sinh"],
    ]),
    read: (cells) => {
      const [d, m, y] = [day, month, year].map((at) => (cells[at] ?? "").trim());
      return y === "" || d === undefined || m === undefined
        ? cells
        : put(cells, year, `${d || "00"}/${m || "00"}/${y ?? ""}`);
    },
  };
}

const ticks = new Set(["", "x", "1", "v", "✓", "✔", "☑"]);

function joinSex(columns: Cells, plain: Cells, under: Cells, first: readonly Cells[]): Part | undefined {
  const at = (word: string) =>
    under.findIndex((name, column) => name === word && !/\bsinh\b/.test(plain[column] ?? ""));
  const [male, female] = [at("nam"), at("nu")];
  if (male < 0 || female < 0) return undefined;
  const tick = (cells: Cells, column: number) => (cells[column] ?? "").trim().toLowerCase();
  if (!first.every((cells) => ticks.has(tick(cells, male)) && ticks.has(tick(cells, female)))) return undefined;
  return {
    names: named(columns, [[male, "Giới tính"]]),
    read: (cells) => {
      const [his, hers] = [tick(cells, male) !== "", tick(cells, female) !== ""];
      return put(cells, male, his === hers ? "" : his ? "Nam" : "Nữ");
    },
  };
}

function named(columns: Cells, renamed: readonly (readonly [number, string])[]): string[] {
  const names = columns.map(() => "");
  for (const [at, name] of renamed) names[at] = name;
  return names;
}

/** A row that breaks off early is reported where it is read, and stays as it is. */
function put(cells: Cells, at: number, text: string): Cells {
  return at < cells.length ? cells.with(at, text) : cells;
}

function plainName(name: string): string {
  return searchText(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
