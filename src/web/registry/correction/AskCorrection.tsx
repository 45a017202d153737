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
import { newId } from "#contract/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import type { PathOf } from "#web/ui/form/written.ts";
import { numberDoubt } from "#web/registry/household/number-doubt.ts";
import { useHouseholdFields } from "#web/registry/household/use-household-fields.ts";

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
      initial={{ householdId: household.householdId, kind, correctionId: newId("correction"), facts: {} }}
      onClose={onClose}
    />
  );
}

type Field = ActField<PathOf<typeof askCorrection>>;

function useFieldsOf(household: Output<typeof getHousehold>): (kind: CorrectionKind) => readonly Field[] {
  const { t } = useTranslation(["registry/household", "registry/correction"]);
  const fields = useHouseholdFields(household);
  const ofKind: Readonly<Record<CorrectionKind, readonly Field[]>> = {
    person: [fields.who, ...fields.factsIn("facts")],
    identifier: [
      fields.who,
      {
        path: "identifierKind",
        label: t("registry/correction:correction.numberKind"),
        choices: identifierKinds.map((value) => ({ value, label: t(`person.identifier.${value}`) })),
      },
      {
        path: "number",
        label: t("registry/correction:correction.number"),
        help: t("registry/correction:correction.numberHelp"),
        doubtOf: (textAt) => {
          const kind = identifierKinds.find((one) => one === textAt("identifierKind"));
          const person = household.people.find((one) => one.personId === textAt("personId"));
          return kind === undefined ? undefined : numberDoubt(t, { kind, number: textAt("number") }, person ?? {});
        },
      },
    ],
    membership: [
      fields.who,
      fields.relationAt("facts.relation"),
      { path: "facts.memberFrom", label: t("registry/correction:correction.memberFrom") },
      { path: "facts.memberTo", label: t("registry/correction:correction.memberTo") },
    ],
    household: [
      fields.villageAt("facts.villageId"),
      { path: "facts.address", label: t("household.address") },
      {
        path: "facts.residence",
        label: t("household.residenceHead"),
        choices: residences.map((value) => ({ value, label: t(`household.residence.${value}`) })),
      },
    ],
  };
  return (kind) => [...ofKind[kind], fields.why];
}
