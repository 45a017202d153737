/**
 * The brands of the generated types of the tables: which column holds the id of which record, and which holds money. A column of type
 * `date` is a LocalDate by its type alone. The names of the records are those of the contract (`id("fund line")`).
 */
const recordOfColumn: Readonly<Record<string, string>> = {
  account_id: "account",
  activity_id: "activity",
  activity_line_id: "activity line",
  actual_id: "actual",
  adjustment_id: "adjustment",
  batch_id: "batch",
  calendar_day_id: "calendar day",
  carry_over_id: "carry-over",
  certificate_id: "certificate",
  contribution_id: "contribution",
  correction_id: "correction",
  debtor_account_id: "debtor account",
  decision_id: "decision",
  evidence_id: "evidence",
  file_id: "file",
  formula_run_id: "formula run",
  fund_line_id: "fund line",
  goal_id: "goal",
  handover_id: "handover",
  household_id: "household",
  import_id: "import",
  instruction_id: "instruction",
  meeting_id: "meeting",
  notification_id: "notification",
  objection_id: "objection",
  officer_id: "officer",
  opinion_id: "opinion",
  optimiser_run_id: "optimiser run",
  output_id: "output",
  payee_id: "payee",
  person_id: "person",
  plan_id: "plan",
  post_id: "post",
  posting_id: "posting",
  programme_code_id: "programme code",
  public_posting_id: "public posting",
  reallocation_id: "reallocation",
  receipt_id: "receipt",
  remark_id: "remark",
  request_id: "request",
  review_id: "review",
  round_id: "round",
  score_table_id: "score table",
  support_id: "support",
  take_back_id: "take-back",
  target_id: "target",
  transfer_id: "transfer",
  treasury_import_id: "treasury import",
  voucher_id: "voucher",
};

/** Where a column's name alone does not say it. */
const recordOfTableColumn: Readonly<Record<string, string>> = {
  "registry.bulk_changes.bulk_id": "bulk change",
  "registry.duplicate_searches.search_id": "duplicate search",
  "registry.household_acts.act_id": "household act",
  "registry.household_acts.bulk_id": "bulk change",
  "registry.household_points.point_id": "household point",
  "registry.import_files.file_id": "import-file",
  "registry.imports.households_file_id": "import-file",
  "registry.imports.people_file_id": "import-file",
  "review.household_causes.record_id": "record",
  "review.minutes_copies.copy_id": "minutes copy",
  "review.signed_papers.signed_paper_id": "signed paper",
};

/** Whole đồng in a bigint column. What is counted otherwise (rows, numbers of entries, hundredths) is not here. */
const moneyColumns: ReadonlySet<string> = new Set([
  "amount",
  "amount_before",
  "balance",
  "income_per_person",
  "own_amount",
  "total",
  "unit_cost",
  "unit_value",
]);

const nameOf = (column: string) => column.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The types as kysely-codegen wrote them, with the brands in place of `string` and `bigint`. */
export function brandSchema(types: string, columns: readonly SchemaColumn[]): string {
  const brands = new Map(columns.map((column) => [`${nameOf(column.table)}.${column.name}`, brandOf(column)]));
  let table = "";
  const branded = types.split("\n").map((line) => {
    table = /^export interface (\w+) \{$/.exec(line)?.[1] ?? table;
    const [, name = "", type = ""] = /^ {2}(\w+): (.+);$/.exec(line) ?? [];
    const brand = brands.get(`${table}.${name}`);
    return brand === undefined ? line : `  ${name}: ${type.replace(/\b(string|bigint)\b/, brand)};`;
  });
  return branded.join("\n").replace(
    'import type { ColumnType } from "kysely";\n',
    `import type { ColumnType } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
`,
  );
}

/** A column: its table with the schema, and its type by PostgreSQL's name. */
export type SchemaColumn = { readonly table: string; readonly name: string; readonly type: string };

function brandOf({ table, name, type }: SchemaColumn): string | undefined {
  if (type === "date") return "LocalDate";
  if (type === "int8") return moneyColumns.has(name) ? "Money" : undefined;
  if (type !== "uuid") return undefined;
  const record =
    recordOfTableColumn[`${table}.${name}`] ??
    recordOfColumn[name.replace(/^(within|from|left|right|reservation|commitment|withdraws)_/, "")];
  return record === undefined ? undefined : `Id<"${record}">`;
}
