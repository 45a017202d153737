/** Random rules and inputs over a small set of fields, for the property tests: well typed by construction. */
import fc from "fast-check";
import type { RuleFields, RuleInput, Scalar } from "#kernel/rule/rule-type.ts";

export const fields = {
  flag: "bool",
  other: "bool",
  count: "int",
  size_: "int",
  ratio: "double",
  word: "string",
  members: { list: { age: "int", insured: "bool", weight: "double", name: "string" } },
} as const satisfies RuleFields;

const words = ["a", "b", "it's", 'say "no"', "back\\slash", "line\u2028end", "Hrê", "x\ny", "", "😀"];
const celText = (text: string) => JSON.stringify(text).replaceAll("\u2028", "\\u2028");

/** `records`: the names of the records in scope, outermost first. m and M are two names in CEL. */
type Level = { readonly depth: number; readonly records: readonly string[] };
const recordNames = ["m", "M"];
const nextRecord = ({ records }: Level): string | undefined => recordNames[records.length];

const pick = (...choices: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.oneof(...choices);
const of = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const inner = (level: Level): Level => ({ ...level, depth: level.depth - 1 });

function int(level: Level): fc.Arbitrary<string> {
  const leaves = pick(
    fc.integer({ min: 0, max: 9 }).map(String),
    of("count", "size_"),
    ...level.records.map((record) => of(`${record}.age`)),
  );
  if (level.depth <= 0) return leaves;
  const operand = fc.tuple(int(inner(level)), of("+", "-", "*", "/", "%"), int(inner(level)));
  return pick(
    leaves,
    operand.map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    int(inner(level)).map((a) => `-(${a})`),
    of("size(members)", "word.size()"),
    ...overRecords(level, (record, body) => body.map((held) => `members.filter(${record}, ${held}).size()`)),
    fc.tuple(bool(inner(level)), int(inner(level)), int(inner(level))).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  );
}

/** A test of the records one level deeper, while there is a name left for them. */
function overRecords(
  level: Level,
  write: (record: string, body: fc.Arbitrary<string>) => fc.Arbitrary<string>,
): readonly fc.Arbitrary<string>[] {
  const record = nextRecord(level);
  if (record === undefined) return [];
  return [write(record, bool({ depth: level.depth - 1, records: [...level.records, record] }))];
}

function text(level: Level): fc.Arbitrary<string> {
  return pick(
    fc.constantFrom(...words).map(celText),
    of("word"),
    ...level.records.map((record) => of(`${record}.name`)),
  );
}

function double(level: Level): fc.Arbitrary<string> {
  return pick(of("0.5", "1.0", "7.99", "8.0"), of("ratio"), ...level.records.map((record) => of(`${record}.weight`)));
}

export function bool(level: Level): fc.Arbitrary<string> {
  const leaves = pick(
    of("true", "false", "flag", "other"),
    ...level.records.map((record) => of(`${record}.insured`, `has(${record}.age)`, `${record}.age == null`)),
    of("count == null", "word != null", "flag == null"),
  );
  if (level.depth <= 0) return leaves;
  const next = inner(level);
  const number = pick(int(next), double(next));
  const order = of("<", "<=", ">", ">=", "==", "!=");
  return pick(
    leaves,
    fc.tuple(number, order, number).map(([a, operator, b]) => `${a} ${operator} ${b}`),
    fc.tuple(text(next), of("==", "!="), text(next)).map(([a, operator, b]) => `${a} ${operator} ${b}`),
    fc.tuple(bool(next), of("&&", "||"), bool(next)).map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    fc.tuple(bool(next), bool(next)).map(([a, b]) => `(${a}) == (${b})`),
    bool(next).map((a) => `!(${a})`),
    fc.tuple(text(next), fc.subarray(words)).map(([a, list]) => `${a} in [${list.map(celText).join(", ")}]`),
    fc
      .tuple(int(next), fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 4 }))
      .map(([a, list]) => `${a} in [${list.join(", ")}]`),
    fc
      .tuple(text(next), of("startsWith", "endsWith", "contains"), text(next))
      .map(([a, test, b]) => `${a}.${test}(${b})`),
    fc.tuple(bool(next), bool(next), bool(next)).map(([c, a, b]) => `((${c}) ? (${a}) : (${b}))`),
    ...overRecords(level, (record, body) =>
      fc.tuple(of("exists", "all", "exists_one"), body).map(([macro, held]) => `members.${macro}(${record}, ${held})`),
    ),
  );
}

const smallInt = fc.option(fc.integer({ min: -9, max: 9 }), { freq: 6 });
const largeInt = fc.constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0);
const anyInt = fc.oneof({ weight: 9, arbitrary: smallInt }, { weight: 1, arbitrary: largeInt });
const flag = fc.option(fc.boolean(), { freq: 6 });
const ratio = fc.option(fc.constantFrom(0, 0.5, 1, 7.99, 8, -2.25, 1e-7, 1e21), { freq: 6 });
const word = fc.option(fc.constantFrom(...words), { freq: 6 });

export const input: fc.Arbitrary<RuleInput> = fc.record(
  {
    flag,
    other: flag,
    count: anyInt,
    size_: smallInt,
    ratio,
    word,
    members: fc.option(
      fc.array(fc.record({ age: smallInt, insured: flag, weight: ratio, name: word }, { requiredKeys: [] }), {
        maxLength: 4,
      }),
      { freq: 15 },
    ),
  },
  { requiredKeys: [] },
);

export const rule = bool({ depth: 3, records: [] });
export const whole = int({ depth: 3, records: [] });

const anyType = (level: Level) => pick(int(level), double(level), text(level), bool(level));
const operators = of("<", "<=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%");

/** Rules whose operands seldom fit: most must be refused, and what is taken must be right. */
export const illTypedRule: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(anyType({ depth: 1, records: [] }), operators, anyType({ depth: 1, records: [] }))
    .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
  anyType({ depth: 1, records: [] }).map((a) => `!(${a})`),
  fc
    .tuple(anyType({ depth: 1, records: [] }), anyType({ depth: 0, records: [] }), anyType({ depth: 0, records: [] }))
    .map(([c, a, b]) => `((${c}) ? (${a}) : (${b})) == (${a})`),
  fc
    .tuple(
      of("exists", "all", "exists_one", "filter", "map"),
      anyType({ depth: 1, records: ["m"] }),
      operators,
      of("1", "'a'", "true"),
    )
    .map(([macro, body, operator, b]) => `members.${macro}(m, ${body}) ${operator} ${b}`),
  fc.tuple(anyType({ depth: 1, records: [] }), anyType({ depth: 0, records: [] })).map(([a, b]) => `(${a}) in [${b}]`),
  anyType({ depth: 1, records: [] }).map((a) => `(${a}).startsWith('a')`),
  anyType({ depth: 1, records: [] }).map((a) => `size(${a}) > 1`),
  of(
    "members == 1",
    "members[0].age > 1",
    "m.age > 1",
    "size(members.map(m, m.age)) > 1",
    "members",
    "null",
    "members.all(m, m)",
  ),
);

const wrongScalar: fc.Arbitrary<Scalar> = fc.constantFrom<Scalar[]>(true, "true", "7", "", 1.5, 2 ** 60, 0);

/** Facts of which some are not of the declared type: what a spoilt record might hold. */
export const illTypedInput: fc.Arbitrary<RuleInput> = fc
  .tuple(
    input,
    fc.record({ flag: wrongScalar, count: wrongScalar, ratio: wrongScalar, word: wrongScalar }, { requiredKeys: [] }),
    fc.option(fc.array(fc.record({ age: wrongScalar, insured: wrongScalar, name: wrongScalar }, { requiredKeys: [] }))),
  )
  .map(([facts, wrong, members]) => ({ ...facts, ...wrong, ...(members === null ? {} : { members }) }));
