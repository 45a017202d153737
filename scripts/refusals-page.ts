/** The page that lists every refusal (docs/refusals.md), from the tables of the rooms. */
import { refusalTables } from "#contract/refusals.ts";
import type { FactKind, RefusalDeclaration } from "#kernel/refusal.ts";

const head = `# Refusals

What the server refuses, for those who write programs against it. A refusal comes as a problem (RFC 9457) with its \`code\`, \`facts\` and, where it
rests on one, \`rule\`. Codes are stable. The facts of the second column are in every refusal of the code and in its text in all languages
(\`packs/locales\`); those of the third are for programs and may be missing.

Kinds: *text*; *number*; *money*, whole đồng as a text of digits; *day*, YYYY-MM-DD; *seconds*, a number; *named*, a code that has a name, such as that of a
need or a source.

Written by \`node scripts/write-refusals.ts\` from the table of each room (\`refusals.ts\`).
`;

const factsOf = (kinds: Readonly<Record<string, FactKind>> = {}) =>
  Object.entries(kinds)
    .map(([name, kind]) => `${name} (${kind})`)
    .join(", ");

function ruleOf({ rule }: RefusalDeclaration): string {
  if (rule === undefined) return "";
  if (typeof rule === "string") return rule;
  return "namedBy" in rule ? "as the pack names it" : rule.join("; or ");
}

export function refusalsPage(): string {
  const rooms = Object.entries(refusalTables).map(([room, table]) => {
    const rows = Object.entries(table).map(
      ([code, one]) => `| \`${code}\` | ${factsOf(one.facts)} | ${factsOf(one.more)} | ${ruleOf(one)} |`,
    );
    return [`## ${room}`, "", "| code | facts | for programs | rule |", "| --- | --- | --- | --- |", ...rows, ""].join(
      "\n",
    );
  });
  return [head, ...rooms].join("\n");
}
