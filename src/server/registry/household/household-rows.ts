import type { Id } from "#kernel/id.ts";
/** Rows of the registry as they are written: what the form and the import both end in. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Relation } from "#programme/registry/household/membership.ts";
import type { BirthPrecision, DisabilityLevel, Sex } from "#programme/registry/person/person.ts";

export type HouseholdToWrite = {
  readonly householdId: Id<"household">;
  readonly communeId: string;
  readonly villageId: string | undefined;
  readonly address: string | undefined;
  readonly residence: Residence;
  readonly registeredOn: LocalDate;
  readonly flags: readonly string[];
  readonly sourceSystem: string;
  readonly sourceKey: string;
  /** By which it came in; undefined for one that was registered by hand. */
  readonly importId: Id<"import"> | undefined;
  /** The officer who registered it, or imported the list that names it. */
  readonly registeredBy: string;
  readonly people: readonly PersonToWrite[];
};

/** Who is registered is a member from the day of registration. */
export type PersonToWrite = {
  readonly personId: Id<"person">;
  readonly membershipId: string;
  readonly fullName: string | undefined;
  readonly birthDate: LocalDate | undefined;
  readonly birthPrecision: BirthPrecision | undefined;
  readonly sex: Sex | undefined;
  readonly ethnicityCode: string | undefined;
  readonly localGroup: string | undefined;
  readonly disability: DisabilityLevel | undefined;
  readonly merit: boolean;
  readonly phone: string | undefined;
  readonly flags: readonly string[];
  readonly sourceKey: string | undefined;
  readonly relation: Relation;
  readonly memberFrom: LocalDate;
  readonly identifiers: readonly IdentifierToWrite[];
};

export type IdentifierToWrite = {
  readonly kind: IdentifierKind;
  readonly keyVersion: number;
  readonly ciphertext: Uint8Array;
  readonly blindIndex: Uint8Array;
  readonly lastDigits: string;
};
