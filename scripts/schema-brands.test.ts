import assert from "node:assert/strict";
import { test } from "node:test";
import { brandSchema } from "./schema-brands.ts";

test("ids, days and money are branded where they stand, and nothing else", () => {
  const types = `import type { ColumnType } from "kysely";

export interface RegistryImportFiles {
  file_id: string;
  size: bigint;
}

export interface PlanningFundLines {
  amount: bigint;
  balance: Generated<bigint>;
  fund_line_id: string;
  starts_on: string | null;
  within_plan_id: string | null;
  title: string;
}
`;
  const column = (table: string, name: string, type: string) => ({ table, name, type });
  const branded = brandSchema(types, [
    column("registry.import_files", "file_id", "uuid"),
    column("registry.import_files", "size", "int8"),
    column("planning.fund_lines", "amount", "int8"),
    column("planning.fund_lines", "balance", "int8"),
    column("planning.fund_lines", "fund_line_id", "uuid"),
    column("planning.fund_lines", "starts_on", "date"),
    column("planning.fund_lines", "within_plan_id", "uuid"),
    column("planning.fund_lines", "title", "text"),
  ]);
  assert.match(branded, /import type \{ Money \} from "#kernel\/money\.ts";/);
  assert.deepEqual(
    branded.split("\n").filter((line) => line.startsWith("  ")),
    [
      '  file_id: Id<"import-file">;',
      "  size: bigint;",
      "  amount: Money;",
      "  balance: Generated<Money>;",
      '  fund_line_id: Id<"fund line">;',
      "  starts_on: LocalDate | null;",
      '  within_plan_id: Id<"plan"> | null;',
      "  title: string;",
    ],
  );
});
