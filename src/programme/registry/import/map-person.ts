import { cleanText } from "#programme/registry/person/clean-text.ts";
import { nameFault } from "#programme/registry/person/name-fault.ts";
import { personalIdWarnings } from "#programme/registry/person/identifier-warnings.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { readPhone, readWrittenNumber } from "#programme/registry/person/written-number.ts";
import { isWrong } from "./compile-reading.ts";
import type { Cells, Reader, Wrong } from "./compile-reading.ts";
import type { MappedPerson, SourceRow } from "./mapped-household.ts";
import type { PreparedMapping } from "./prepare-mapping.ts";
import type { Reason } from "./quarantine.ts";

/**
 * Only the relation to the head and the name can hold a person back: without them nobody knows who the household is. What else is
 * missing or cannot be read is left out and flagged (missing:birth, unreadable:sex). Files without a column of names are taken.
 */
export function mapPerson(
  mapping: PreparedMapping,
  row: SourceRow,
  hold: (field: string, reason: Reason) => void,
): MappedPerson | undefined {
  const { cells } = row;
  const flags: string[] = [];
  const unreadable = (field: string) => flags.push(`unreadable:${field}`);
  const read = (field: string, reader: Reader) => kept(reader(cells), () => unreadable(field));

  const relation = mapping.person.relation(cells);
  if (relation === undefined || isWrong(relation))
    hold("relation", relation === undefined ? "missing_value" : relation.reason);
  const known = relations.find((word) => word === relation);
  if (known === undefined) return undefined;

  const birth = mapping.birth(cells);
  if (birth === undefined) flags.push("missing:birth");
  else if ("reason" in birth) unreadable("birth");
  else if (mapping.isMonthFirst && mapping.birthOrder(cells) === "either way") flags.push("birth_day_or_month");
  const sex = read("sex", mapping.person.sex);
  if (sex === undefined && mapping.person.hasSex && !flags.includes("unreadable:sex")) flags.push("missing:sex");
  const disability = read("disability", mapping.person.disability);
  const text = (field: string, reader: Reader) => {
    const written = read(field, reader);
    return written === undefined ? undefined : cleanText(written);
  };
  const name = text("name", mapping.person.name);
  const fault = name === undefined ? undefined : nameFault(name);
  if (fault !== undefined) hold("name", fault);
  if (name === undefined && known === "head" && mapping.person.isNamed) hold("name", "missing_value");
  const ethnicity = read("ethnicity", mapping.person.ethnicity);
  const numbers = readNumbers(mapping, cells, unreadable);
  if (numbers.some(({ isRestored }) => isRestored)) flags.push("number_zero_restored");
  const identifiers = numbers.map(({ kind, value }) => ({ kind, value }));
  const writtenPhone = text("phone", mapping.person.phone);
  const phone = writtenPhone === undefined ? undefined : readPhone(writtenPhone);
  if (writtenPhone !== undefined && phone === undefined) unreadable("phone");
  const readSex = sexes.find((word) => word === sex);
  const readBirth = birth === undefined || "reason" in birth ? undefined : birth;
  for (const { kind, value } of identifiers)
    if (kind === "personal_id") flags.push(...personalIdWarnings(value, { birthDate: readBirth?.date, sex: readSex }));
  const answers = mapping.answers?.person(cells, (field) => unreadable(`answer.${field}`));
  return {
    key: mapping.personKey?.(cells),
    name,
    birth: readBirth,
    sex: readSex,
    relation: known,
    ethnicityCode: ethnicity !== undefined && /^\d{1,2}$/.test(ethnicity) ? ethnicity.padStart(2, "0") : undefined,
    localGroup: text("localGroup", mapping.person.localGroup),
    disability: disabilityLevels.find((word) => word === disability),
    isMerit: read("merit", mapping.person.merit) === "yes",
    phone,
    identifiers,
    flags,
    answers,
  };
}

function kept(value: string | undefined | Wrong, wrong: () => void): string | undefined {
  if (!isWrong(value)) return value;
  wrong();
  return undefined;
}

function readNumbers(mapping: PreparedMapping, cells: Cells, unreadable: (field: string) => void) {
  return mapping.identifiers.flatMap(({ kind, read }) => {
    const written = kept(read(cells), () => unreadable(kind));
    if (written === undefined) return [];
    const number = readWrittenNumber(kind, written);
    if (number === undefined) unreadable(kind);
    return number === undefined ? [] : [{ kind, ...number }];
  });
}
