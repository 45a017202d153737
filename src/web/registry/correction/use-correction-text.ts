import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listCorrections } from "#contract/registry/correction.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { listEthnicities } from "#contract/area/area.ts";

type Correction = Pick<
  Output<typeof listCorrections>["rows"][number],
  "before" | "after" | "identifierKind" | "villageNames"
>;

const fields = [
  "fullName",
  "birthDate",
  "birthPrecision",
  "sex",
  "ethnicityCode",
  "disability",
  "number",
  "relation",
  "memberFrom",
  "memberTo",
  "villageId",
  "address",
  "residence",
] as const;
type Field = (typeof fields)[number];

const isOfPeople = ({ before, after }: Correction) => "ethnicityCode" in before || "ethnicityCode" in after;

type FactText = {
  readonly head: (field: Field) => string;
  readonly value: (field: Field, value: string | null | undefined) => string;
};

/** Recorded facts in the reader's words: what each is, and what was said. */
function useFactText(rows: readonly Correction[]): FactText {
  const { t } = useTranslation(["registry/household", "registry/correction"]);
  const { day } = useFormat();
  const peoples = useEndpoint(listEthnicities, {}, { enabled: rows.some(isOfPeople) });
  const heads: Readonly<Record<Field, string>> = {
    fullName: t("person.name"),
    birthDate: t("person.birth"),
    birthPrecision: t("person.precisionHead"),
    sex: t("person.sexHead"),
    ethnicityCode: t("person.ethnicity"),
    disability: t("person.disabilityHead"),
    number: t("registry/correction:correction.number"),
    relation: t("person.relationHead"),
    memberFrom: t("registry/correction:correction.memberFrom"),
    memberTo: t("registry/correction:correction.memberTo"),
    villageId: t("household.village"),
    address: t("household.address"),
    residence: t("household.residenceHead"),
  };
  const dayIn = (value: string) => {
    const date = parseLocalDate(value);
    return date === undefined ? value : day(date);
  };
  const say: Readonly<Record<Field, (value: string) => string>> = {
    fullName: (value) => value,
    birthDate: (value) => dayIn(value),
    birthPrecision: (value) => t(`person.precision.${value}`),
    sex: (value) => t(`person.sex.${value}`),
    ethnicityCode: (value) => peoples.data?.rows.find(({ code }) => code === value)?.name ?? value,
    disability: (value) => t(`person.disability.${value}`),
    number: (value) => value,
    relation: (value) => t(`person.relation.${value}`),
    memberFrom: (value) => dayIn(value),
    memberTo: (value) => dayIn(value),
    villageId: (value) => value,
    address: (value) => value,
    residence: (value) => t(`household.residence.${value}`),
  };
  const valueOf = (field: Field, value: string | null | undefined) =>
    value == null ? t("household.unknown") : say[field](value);
  return { head: (field) => heads[field], value: valueOf };
}

/** What the record said and says no more: "Full name: Phạm Văn A". */
export function useRecordedText(): (recorded: { readonly field: string; readonly said: string | null }) => string {
  const { head, value } = useFactText([]);
  return ({ field, said }) => {
    const known = fields.find((one) => one === field);
    return known === undefined ? "" : `${head(known)}: ${value(known, said)}`;
  };
}

/** What a correction changes in the reader's words, a line a fact: what it is, what was recorded, what is said to be right. */
export function useCorrectionText(rows: readonly Correction[]): (correction: Correction) => readonly string[] {
  const { t } = useTranslation(["registry/household", "registry/correction"]);
  const { head: headOf, value: valueOf } = useFactText(rows);
  return ({ before, after, identifierKind, villageNames }) =>
    fields
      .filter((field) => field in after)
      .map((field) => {
        const said = (value: string | null | undefined) =>
          valueOf(field, field === "villageId" ? (villageNames[value ?? ""] ?? value) : value);
        const head = identifierKind === null ? headOf(field) : t(`person.identifier.${identifierKind}`);
        return t("registry/correction:correction.line", {
          field: head,
          before: said(before[field]),
          after: said(after[field]),
        });
      });
}
