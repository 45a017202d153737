import { Button, Fieldset } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { registerHousehold } from "#contract/registry/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";
import type { ContractForm } from "#web/ui/field/use-contract-form.ts";
import { numberDoubt } from "./number-doubt.ts";

export function RegisterMember(props: {
  readonly form: ContractForm<typeof registerHousehold>;
  readonly at: number;
  readonly title: string;
  /** The head cannot be removed. */
  readonly onRemove: (() => void) | undefined;
  readonly ethnicities: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation("registry/household");
  const { at, onRemove } = props;
  const { Field, values } = props.form;
  const member = values.members?.[at] ?? {};
  const doubt = numberDoubt(t, { kind: formIdentifier, number: member.personalId ?? "" }, member);
  const choices = (known: readonly string[], text: (value: string) => string) =>
    known.map((value) => ({ value, label: text(value) }));
  return (
    <Fieldset legend={props.title} style={{ display: "grid", gap: "var(--mantine-spacing-sm)" }}>
      <Field path={`members.${at}.fullName`} label={t("person.name")} />
      {onRemove !== undefined && (
        <Field
          path={`members.${at}.relation`}
          label={t("person.relationHead")}
          choices={choices(
            relations.filter((word) => word !== "head"),
            (value) => t(`person.relation.${value}`),
          )}
        />
      )}
      <Field
        path={`members.${at}.sex`}
        label={t("person.sexHead")}
        choices={choices(sexes, (value) => t(`person.sex.${value}`))}
      />
      <Field path={`members.${at}.birthDate`} label={t("person.birth")} help={t("register.birthHelp")} />
      <Field
        path={`members.${at}.birthPrecision`}
        label={t("person.precisionHead")}
        choices={choices(birthPrecisions, (value) => t(`person.precision.${value}`))}
      />
      <Field
        path={`members.${at}.ethnicityCode`}
        label={t("person.ethnicity")}
        choices={props.ethnicities.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field
        path={`members.${at}.disability`}
        label={t("person.disabilityHead")}
        choices={choices(disabilityLevels, (value) => t(`person.disability.${value}`))}
      />
      <Field path={`members.${at}.merit`} label={t("person.merit")} />
      <Field
        path={`members.${at}.personalId`}
        label={t("register.personalId")}
        help={t("register.personalIdHelp")}
        doubt={doubt === undefined ? undefined : t("register.lookAgain", { doubt })}
      />
      <Field path={`members.${at}.phone`} label={t("register.phone")} />
      {onRemove !== undefined && (
        <Button variant="subtle" color="red" onClick={onRemove}>
          {t("register.removeMember")}
        </Button>
      )}
    </Fieldset>
  );
}
