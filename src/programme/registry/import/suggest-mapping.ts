/** A mapping to begin with, guessed from the names of the columns and the values of the first rows. An officer looks it over. */
import type { LocalDate } from "#kernel/local-date.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import type { Ethnicity } from "#programme/registry/person/ethnicities.ts";
import { columnWords, valueWords } from "./mapping-words.ts";
import type { ColumnOf, ValueOf } from "./mapping-words.ts";
import { villageName } from "./village-name.ts";

type Rows = readonly (readonly string[])[];
type Column = { readonly column: string };
type Valued = Column & { readonly values: Readonly<Record<string, string>> };

/** As a mapping file; `key` is empty where no column looks like the number of a household. */
export type SuggestedMapping = {
  readonly source: string;
  readonly household: {
    readonly key: string;
    /** The column of the village, where the numbers of households begin again in each. */
    readonly numberedWithin?: string | undefined;
    readonly commune?: Column | undefined;
    readonly village?: Column | undefined;
    readonly addVillages: boolean;
    readonly address?: Column | undefined;
    readonly registeredOn: Column | { readonly constant: LocalDate };
  };
  readonly person: {
    readonly household: string;
    readonly name?: Column | undefined;
    readonly birth?: Column | undefined;
    readonly sex?: Valued | undefined;
    readonly relation: Valued | { readonly constant: "head" };
    readonly ethnicity?: Valued | undefined;
    readonly phone?: Column | undefined;
    readonly identifiers?:
      | Readonly<Record<"personal_id" | "legacy_id" | "insurance_number", Column | undefined>>
      | undefined;
  };
};

export function suggestMapping(table: {
  readonly columns: readonly string[];
  readonly rows: Rows;
  /** Columns that the sheet hides: they are chosen where no other says the same. */
  readonly hidden?: readonly string[] | undefined;
  readonly fileName: string;
  readonly registeredOn: LocalDate;
  readonly ethnicities: readonly Ethnicity[];
}): SuggestedMapping {
  const { columns, rows } = table;
  const found = findColumns(columns, table.hidden);
  const column = (of: ColumnOf) => {
    const at = found.get(of);
    return at === undefined ? undefined : { column: columns[at] ?? "" };
  };
  const meaningOf = meaningsWith(table.ethnicities);
  const valued = (of: ColumnOf & ValueOf) => {
    const at = found.get(of);
    return at === undefined
      ? undefined
      : {
          column: columns[at] ?? "",
          values: meanings(
            meaningOf[of],
            rows.map((cells) => cells[at] ?? ""),
          ),
        };
  };
  const relation = valued("relation");
  // A list without relations is a list of heads: each row is a household, known by its number in the list.
  const key = column("household")?.column ?? (relation === undefined ? (column("number")?.column ?? "") : "");
  const identifiers = {
    personal_id: column("personal_id"),
    legacy_id: column("legacy_id"),
    insurance_number: column("insurance_number"),
  };
  const registeredOn = column("registeredOn");
  return stripped({
    source: sourceOf(table.fileName),
    household: {
      key,
      numberedWithin: beginsAgain(rows, found, relation) ? column("village")?.column : undefined,
      commune: column("commune"),
      village: column("village"),
      addVillages: true,
      address: column("address"),
      registeredOn: registeredOn ?? { constant: table.registeredOn },
    },
    person: {
      household: key,
      name: column("name"),
      birth: column("birth"),
      sex: valued("sex"),
      relation: relation ?? { constant: "head" as const },
      ethnicity: valued("ethnicity"),
      phone: column("phone"),
      identifiers: Object.values(identifiers).some((one) => one !== undefined) ? identifiers : undefined,
    },
  });
}

/** Each field takes the first column whose name fits its best pattern; a column serves one field. */
function findColumns(columns: readonly string[], hidden: readonly string[] = []): ReadonlyMap<ColumnOf, number> {
  const names = columns.map((name) =>
    searchText(name)
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  const isHidden = (position: number) => hidden.includes(columns[position] ?? "");
  const places = [...names.keys()];
  const seen = [...places.filter((place) => !isHidden(place)), ...places.filter(isHidden)];
  const found = new Map<ColumnOf, number>();
  const taken = new Set<number>();
  for (const [field, patterns] of columnWords) {
    for (const pattern of patterns) {
      const fits = (position: number) => !taken.has(position) && pattern.test(names[position] ?? "");
      const at = seen.find(fits);
      if (at === undefined) continue;
      found.set(field, at);
      taken.add(at);
      break;
    }
  }
  return found;
}

/** Do two households of different villages have one number? */
function beginsAgain(rows: Rows, found: ReadonlyMap<ColumnOf, number>, relation: Valued | undefined): boolean {
  const at = found.get("relation");
  const [key, village] = [
    found.get("household") ?? (at === undefined ? found.get("number") : undefined),
    found.get("village"),
  ];
  if (key === undefined || village === undefined) return false;
  const villages = new Map<string, string>();
  return rows.some((cells) => {
    if (at !== undefined && relation?.values[(cells[at] ?? "").trim()] !== "head") return false;
    const [number, own] = [(cells[key] ?? "").trim(), villageName(cells[village] ?? "").bare];
    if (number === "" || own === "") return false;
    const first = villages.get(number);
    villages.set(number, first ?? own);
    return first !== undefined && first !== own;
  });
}

type MeaningOf = (text: string) => string | undefined;

/** Peoples by their code or name; what else by the words that lists use. */
function meaningsWith(ethnicities: readonly Ethnicity[]): Readonly<Record<ValueOf, MeaningOf>> {
  const words = (of: "sex" | "relation") => (text: string) =>
    valueWords[of].find(([pattern]) => pattern.test(text))?.[1];
  const codes = new Map(
    ethnicities.flatMap(
      ({ code, name }) =>
        [
          [code, code],
          [searchText(name), code],
        ] as const,
    ),
  );
  return {
    sex: words("sex"),
    relation: words("relation"),
    ethnicity: (text) => codes.get(/^\d$/.test(text) ? `0${text}` : text),
  };
}

/** What each value that comes in the column means; values that nobody knows are left for the officer (empty). */
function meanings(meaningOf: MeaningOf, values: readonly string[]): Readonly<Record<string, string>> {
  const distinct = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== "").slice(0, 60);
  return Object.fromEntries(
    distinct.map((value) => {
      return [value, meaningOf(searchText(value)) ?? ""];
    }),
  );
}

/** "DS hộ nghèo 2025.xlsx" is the source "ds-ho-ngheo-2025": the same file name next year's list does not have. */
function sourceOf(fileName: string): string {
  const words = searchText(fileName.replace(/\.[A-Za-z0-9]+$/, "")).replaceAll(/[^a-z0-9]+/g, "-");
  const name = words.replaceAll(/^[^a-z]+|-+$/g, "").slice(0, 50);
  return name.length < 3 ? `list-${name}`.replace(/-$/, "") : name;
}

/** Without what is undefined, as it would be in a file. */
function stripped<Value extends object>(value: Value): Value {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.map(([name, part]: [string, unknown]) => [
      name,
      typeof part === "object" && part !== null ? stripped(part) : part,
    ]),
  ) as Value;
}
