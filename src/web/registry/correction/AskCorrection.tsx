import { Button, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askCorrection } from "#contract/registry/correction.ts";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { correctionKinds } from "#programme/registry/correction/correction.ts";
import type { CorrectionKind } from "#programme/registry/correction/correction.ts";
import { identifierKinds } from "#programme/registry/person/identifier.ts";
import { residences } from "#programme/registry/household/household.ts";
import { newId } from "#web/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import { numberDoubt } from "#web/registry/household/number-doubt.ts";
import { useHouseholdFields } from "#web/registry/household/use-household-fields.ts";

type Values = Readonly<Record<string, string>>;

/** First what is wrong, then what is right: another officer decides. */
export function AskCorrection(props: {
  readonly household: Output<typeof getHousehold>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(["registry/correction", "registry/household"]);
  const { household, onClose } = props;
  const [kind, choose] = useState<CorrectionKind>();
  const fieldsOf = useFieldsOf(household);
  if (kind === undefined)
    return (
      <Modal
        opened
        onClose={onClose}
        title={<Text fw={600}>{t("correction.whatIsWrong")}</Text>}
        closeButtonProps={{ "aria-label": t("correction.close") }}
      >
        <Stack gap="xs">
          {correctionKinds.map((one) => (
            <Button key={one} variant="default" justify="flex-start" onClick={() => choose(one)}>
              {t(`correction.kind.${one}`)}
            </Button>
          ))}
        </Stack>
      </Modal>
    );
  return (
    <ActDialog
      endpoint={askCorrection}
      verb={t("registry/household:household.acts.correct")}
      next={t("registry/household:household.acts.correctNext")}
      fields={fieldsOf(kind)}
      build={(values) => ({
        params: { householdId: household.householdId },
        body: askCorrection.body.parse({
          kind,
          correctionId: newId("correction"),
          reason: values["reason"] ?? "",
          ...bodyOf(kind, values),
        }),
      })}
      onClose={onClose}
    />
  );
}

function useFieldsOf(household: Output<typeof getHousehold>): (kind: CorrectionKind) => readonly ActField[] {
  const { t } = useTranslation(["registry/household", "registry/correction"]);
  const fields = useHouseholdFields(household);
  const optional = (field: ActField): ActField => ({ ...field, optional: true });
  const choice = (name: string, label: string, choices: NonNullable<ActField["choices"]>): ActField => ({
    name,
    label,
    kind: "choice",
    choices,
  });
  const ofKind: Readonly<Record<CorrectionKind, readonly ActField[]>> = {
    person: [fields.who, ...fields.facts],
    identifier: [
      fields.who,
      choice(
        "identifierKind",
        t("registry/correction:correction.numberKind"),
        identifierKinds.map((value) => ({ value, label: t(`person.identifier.${value}`) })),
      ),
      {
        name: "number",
        label: t("registry/correction:correction.number"),
        kind: "figure",
        help: t("registry/correction:correction.numberHelp"),
        optional: true,
        doubt: ({ personId, identifierKind, number = "" }) => {
          const kind = identifierKinds.find((one) => one === identifierKind);
          const person = household.people.find((one) => one.personId === personId);
          return kind === undefined ? undefined : numberDoubt(t, { kind, number }, person ?? {});
        },
      },
    ],
    membership: [
      fields.who,
      optional(fields.relation),
      { name: "memberFrom", label: t("registry/correction:correction.memberFrom"), kind: "day", optional: true },
      { name: "memberTo", label: t("registry/correction:correction.memberTo"), kind: "day", optional: true },
    ],
    household: [
      optional(fields.village),
      optional(fields.address),
      optional(
        choice(
          "residence",
          t("household.residenceHead"),
          residences.map((value) => ({ value, label: t(`household.residence.${value}`) })),
        ),
      ),
    ],
  };
  return (kind) => [...ofKind[kind], fields.why];
}

/** What was left empty is not corrected; an empty number says that there is none. */
function bodyOf(kind: CorrectionKind, values: Values): object {
  const { reason: _, personId, identifierKind, number = "", ...rest } = values;
  if (kind === "identifier") return { personId, identifierKind, number: number.trim() === "" ? null : number };
  const facts = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ""));
  return kind === "household" ? { facts } : { personId, facts };
}
