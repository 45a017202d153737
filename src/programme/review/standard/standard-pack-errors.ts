import { classRoles } from "./class-role.ts";
import type { MemberField, PackIndicator, StandardPack, Texts } from "./standard-pack.ts";
import { isUnknown } from "./standard-pack.ts";

const languages = ["vi", "en", "id"] as const;

/**
 * What is wrong with a pack as a whole, beside its rules (they are compiled apart) and its shape (the contract reads it): each
 * error names the place, the reason and what to do.
 */
export function* standardPackErrors(pack: StandardPack): Generator<string> {
  yield* fieldErrors(pack);
  yield* askedErrors(pack);
  yield* indicatorErrors(pack);
  yield* classErrors(pack);
  yield* incomeErrors(pack);
  yield* groupErrors(pack);
  if (pack.validTo !== null && pack.validTo < pack.validFrom)
    yield `validTo ${pack.validTo} is before validFrom ${pack.validFrom}. Give the later day as validTo.`;
  for (const [place, texts] of textsOf(pack)) {
    for (const language of languages) {
      if (texts[language].trim() === "") yield `${place}.${language} is empty. Every text is in vi, en and id.`;
    }
  }
}

function* fieldErrors(pack: StandardPack): Generator<string> {
  // Names that every rule has already: the area's setting, the list of members, each member's age.
  for (const name of ["setting", "members"])
    if (name in pack.household) yield `household.${name}: this name is taken. Give the answer another name.`;
  for (const name of ["age", "ageMonths", "pensionAgeMonths"])
    if (name in pack.member) yield `member.${name}: the age is computed from the birth. Remove the field.`;
  const fields: readonly (readonly [string, MemberField])[] = [
    ...Object.entries(pack.household).map(([name, field]) => [`household.${name}`, field] as const),
    ...Object.entries(pack.member).map(([name, field]) => [`member.${name}`, field] as const),
  ];
  for (const [place, { type, values, from, to }] of fields) {
    if (values !== undefined && type !== "string") yield `${place}.values: only a string has values. Remove them.`;
    if (from !== undefined && to !== undefined && from > to)
      yield `${place}: asked from age ${from} to ${to}. Let from be the smaller.`;
  }
}

function hangsOnItself({ member }: StandardPack, name: string): boolean {
  const above = new Set<string>();
  for (let next = member[name]?.when?.field; next !== undefined && !above.has(next); next = member[next]?.when?.field)
    above.add(next);
  return above.has(name);
}

/** What an answer hangs on is a field that may be so answered; who is below the pension age, a table says. */
function* askedErrors(pack: StandardPack): Generator<string> {
  for (const [name, { when, untilPension }] of Object.entries(pack.member)) {
    if (untilPension === true && pack.pensionAges === undefined)
      yield `member.${name}.untilPension: there are no pensionAges. Give their table.`;
    if (when === undefined) continue;
    const other = pack.member[when.field];
    if (other === undefined) yield `member.${name}.when: there is no field ${when.field}. Name one of the pack.`;
    if (hangsOnItself(pack, name))
      yield `member.${name}.when: it hangs on itself. Name a field that is asked before it.`;
    const stray = Object.keys(when.onlyFrom ?? {}).find((value) => !when.is.some((one) => String(one) === value));
    if (stray !== undefined)
      yield `member.${name}.when.onlyFrom: ${stray} is not among the answers of is. Name one of them.`;
    for (const value of when.is) {
      if (other !== undefined && (typeof value === "boolean" ? other.type !== "bool" : !other.values?.includes(value)))
        yield `member.${name}.when: ${when.field} is never ${String(value)}. Name values that it has.`;
    }
  }
  const years = pack.pensionAges?.map(({ year }) => year) ?? [];
  for (const [at, year] of years.entries())
    if (at > 0 && year !== (years[at - 1] ?? 0) + 1)
      yield `pensionAges: ${year} follows ${years[at - 1]}. Give each year once, in order.`;
}

function* indicatorErrors(pack: StandardPack): Generator<string> {
  const services = pack.services.map((service) => service.code);
  for (const code of repeated(services)) yield `service ${code} stands twice. Give each its own code.`;
  for (const code of repeated(pack.indicators.map((indicator) => indicator.code)))
    yield `indicator ${code} stands twice. Give each its own code.`;
  if (pack.indicators.length > 31) yield `${pack.indicators.length} indicators. A standard holds at most 31.`;
  for (const indicator of pack.indicators) {
    const { code, service, weight } = indicator;
    if (!services.includes(service))
      yield `indicator ${code}: there is no service ${service}. Declare it under services.`;
    if (weight <= 0) yield `indicator ${code}: weight ${weight}. A weight is a whole number above zero.`;
    if (asksForMeasure(indicator))
      yield `indicator ${code}: its explanation shows {measured}, but nothing is measured. Add a measure.`;
  }
  const weights = pack.indicators.reduce((sum, { weight }) => sum + weight, 0);
  if (weights !== pack.weightBase)
    yield `the weights sum to ${weights}, not to weightBase ${pack.weightBase}. Make them agree.`;
  if (pack.deprivedFrom < 1 || pack.deprivedFrom > pack.weightBase)
    yield `deprivedFrom ${pack.deprivedFrom} is not within 1 and ${pack.weightBase}. Give the cut-off in parts of weightBase.`;
}

/** The texts of an unknown rule are never shown. */
function asksForMeasure({ rule, measure, explanation }: PackIndicator): boolean {
  if (isUnknown(rule) || measure !== undefined) return false;
  return [explanation.deprived, explanation.notDeprived].some((texts) =>
    languages.some((language) => texts[language].includes("{measured")),
  );
}

function* classErrors(pack: StandardPack): Generator<string> {
  for (const code of repeated(pack.classes.map((one) => one.code)))
    yield `class ${code} stands twice. Give each its own code.`;
  const always = pack.classes.findIndex((one) => one.rule.trim() === "true");
  const last = pack.classes.length - 1;
  if (always === -1)
    yield `the last class (${pack.classes[last]?.code ?? "none"}) must take every household left: give it the rule "true".`;
  else if (always < last)
    yield `class ${pack.classes[always]?.code} takes every household, so no class after it is ever reached. Put it last.`;
}

/** What is wrong with what the classes of a pack that comes in count as; versions that were loaded before say nothing of it. */
export function classRoleErrors({ classes }: StandardPack, file: string): readonly string[] {
  const silent = classes.filter(({ counts }) => counts === undefined);
  return [
    ...silent.map(
      ({ code }) => `${file}: class ${code}: it does not say what it counts as. Add counts: ${classRoles.join(", ")}.`,
    ),
    ...(silent.length === 0 && !classes.some(({ counts }) => counts === "in_poverty")
      ? [`${file}: no class counts as in_poverty. Say which one does.`]
      : []),
  ];
}

function* incomeErrors({ income }: StandardPack): Generator<string> {
  if (income?.averageUpTo === undefined || isUnknown(income.averageUpTo)) return;
  for (const setting of ["rural", "urban"] as const) {
    const [line, average] = [income.lines[setting], income.averageUpTo[setting]];
    if (average <= line)
      yield `income.averageUpTo.${setting}: ${average} is not above the line of ${line}. Make it the higher.`;
  }
}

/** Who is in a group beside the classes is said by classes that the standard has. */
function* groupErrors(pack: StandardPack): Generator<string> {
  const known = pack.classes.map(({ code }) => code);
  const { newlyEscaped, lowIncomeWorkers } = pack;
  const named = {
    "newlyEscaped.classes": newlyEscaped === undefined || isUnknown(newlyEscaped) ? [] : newlyEscaped.classes,
    "lowIncomeWorkers.notIn":
      lowIncomeWorkers === undefined || isUnknown(lowIncomeWorkers) ? [] : lowIncomeWorkers.notIn,
  };
  for (const [place, classes] of Object.entries(named))
    for (const code of classes)
      if (!known.includes(code)) yield `${place}: there is no class ${code}. Name one of the standard.`;
  if (lowIncomeWorkers !== undefined && !isUnknown(lowIncomeWorkers) && pack.income === undefined)
    yield "lowIncomeWorkers: the standard has no income. Give its lines, or leave them out.";
}

function* textsOf(pack: StandardPack): Generator<readonly [string, Texts]> {
  yield ["title", pack.title];
  for (const service of pack.services) yield [`services.${service.code}.name`, service.name];
  const { lowIncomeWorkers } = pack;
  if (lowIncomeWorkers !== undefined && !isUnknown(lowIncomeWorkers))
    yield ["lowIncomeWorkers.name", lowIncomeWorkers.name];
  for (const { code, name, short = name } of pack.classes) {
    yield [`classes.${code}.name`, name];
    yield [`classes.${code}.short`, short];
  }
  for (const { code, name, explanation } of pack.indicators) {
    yield [`indicators.${code}.name`, name];
    yield [`indicators.${code}.explanation.deprived`, explanation.deprived];
    yield [`indicators.${code}.explanation.notDeprived`, explanation.notDeprived];
  }
}

function repeated(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.filter((code, position) => codes.indexOf(code) !== position))];
}
