import { Button, Checkbox, Fieldset, Select, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { relations } from "#programme/registry/household/membership.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";
import { numberDoubt } from "./number-doubt.ts";
import type { MemberDraft } from "./register-draft.ts";

export function RegisterMember(props: {
  readonly member: MemberDraft;
  readonly title: string;
  readonly onChange: (member: MemberDraft) => void;
  /** The head cannot be removed. */
  readonly onRemove: (() => void) | undefined;
  readonly ethnicities: readonly { readonly code: string; readonly name: string }[];
  readonly errorAt: (field: keyof MemberDraft) => string | undefined;
}) {
  const { t } = useTranslation("registry/household");
  const { member, onChange, errorAt } = props;
  const doubt = numberDoubt(t, { kind: formIdentifier, number: member.personalId }, member);
  return (
    <Fieldset legend={props.title} style={{ display: "grid", gap: "var(--mantine-spacing-sm)" }}>
      <TextInput
        label={t("person.name")}
        value={member.fullName}
        onChange={(event) => onChange({ ...member, fullName: event.currentTarget.value })}
        error={errorAt("fullName")}
      />
      {props.onRemove !== undefined && (
        <Select
          label={t("person.relationHead")}
          data={relations
            .filter((word) => word !== "head")
            .map((value) => ({ value, label: t(`person.relation.${value}`) }))}
          value={member.relation}
          allowDeselect={false}
          onChange={(value) =>
            onChange({ ...member, relation: relations.find((word) => word === value) ?? member.relation })
          }
        />
      )}
      <Select
        label={t("person.sexHead")}
        data={sexes.map((value) => ({ value, label: t(`person.sex.${value}`) }))}
        value={member.sex === "" ? null : member.sex}
        onChange={(value) => onChange({ ...member, sex: sexes.find((word) => word === value) ?? "" })}
        error={errorAt("sex")}
      />
      <TextInput
        type="date"
        label={t("person.birth")}
        description={t("register.birthHelp")}
        value={member.birthDate}
        onChange={(event) => onChange({ ...member, birthDate: event.currentTarget.value })}
        error={errorAt("birthDate")}
      />
      <Select
        label={t("person.precisionHead")}
        data={birthPrecisions.map((value) => ({ value, label: t(`person.precision.${value}`) }))}
        value={member.birthPrecision}
        allowDeselect={false}
        onChange={(value) =>
          onChange({
            ...member,
            birthPrecision: birthPrecisions.find((word) => word === value) ?? member.birthPrecision,
          })
        }
      />
      <Select
        label={t("person.ethnicity")}
        searchable
        clearable
        data={props.ethnicities.map(({ code, name }) => ({ value: code, label: name }))}
        value={member.ethnicityCode === "" ? null : member.ethnicityCode}
        onChange={(code) => onChange({ ...member, ethnicityCode: code ?? "" })}
      />
      <Select
        label={t("person.disabilityHead")}
        data={[
          { value: "", label: t("person.disability.none") },
          ...disabilityLevels.map((value) => ({ value, label: t(`person.disability.${value}`) })),
        ]}
        value={member.disability}
        allowDeselect={false}
        onChange={(value) =>
          onChange({ ...member, disability: disabilityLevels.find((level) => level === value) ?? "" })
        }
      />
      <Checkbox
        label={t("person.merit")}
        checked={member.merit}
        onChange={(event) => onChange({ ...member, merit: event.currentTarget.checked })}
      />
      <TextInput
        label={t("register.personalId")}
        description={t("register.personalIdHelp")}
        inputMode="numeric"
        autoComplete="off"
        value={member.personalId}
        onChange={(event) => onChange({ ...member, personalId: event.currentTarget.value })}
        error={errorAt("personalId")}
      />
      {/* There before it says anything, so that it is read out when it does. */}
      <Text role="status">{doubt === undefined ? "" : t("register.lookAgain", { doubt })}</Text>
      <TextInput
        label={t("register.phone")}
        type="tel"
        autoComplete="off"
        maxLength={30}
        value={member.phone}
        onChange={(event) => onChange({ ...member, phone: event.currentTarget.value })}
      />
      {props.onRemove !== undefined && (
        <Button variant="subtle" color="red" onClick={props.onRemove}>
          {t("register.removeMember")}
        </Button>
      )}
    </Fieldset>
  );
}
