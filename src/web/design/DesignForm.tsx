import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Steps } from "#web/ui/page/Steps.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useDraft } from "#web/ui/field/use-draft.ts";

const draftShape = z.object({ place: z.string(), present: z.number(), agreed: z.number(), note: z.string() });

export function DesignForm() {
  const { t } = useTranslation("design");
  const { draft, keep, savedAt } = useDraft("design", draftShape, { place: "", present: 24, agreed: 26, note: "" });
  const [checked, check] = useState(true);
  const errors = checked
    ? [
        ...(draft.place.trim() === "" ? [{ fieldId: "place", message: t("form.placeMissing") }] : []),
        ...(draft.agreed > draft.present ? [{ fieldId: "agreed", message: t("form.tooMany") }] : []),
      ]
    : [];
  const errorOf = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.message;
  return (
    <FormPage
      title={t("form.title")}
      intro={t("form.intro")}
      steps={<Steps label={t("pieces.steps")} steps={[t("form.step1"), t("form.step2"), t("form.step3")]} at={0} />}
      errors={errors}
      next={t("form.next")}
      verb={t("form.verb")}
      onSubmit={() => check(true)}
      savedAt={savedAt}
    >
      <ChoiceField
        id="place"
        label={t("form.place")}
        help={t("form.placeHelp")}
        error={errorOf("place")}
        value={draft.place}
        choices={["Gò Rét", "Làng Mâm", "Nước Tiên"].map((village) => ({ value: village, label: village }))}
        onChange={(place) => keep({ ...draft, place })}
      />
      <Field id="present" label={t("form.present")}>
        {(wiring) => (
          <NumberInput
            {...wiring}
            min={0}
            hideControls
            value={draft.present}
            onChange={(value) => keep({ ...draft, present: Number(value) })}
          />
        )}
      </Field>
      <Field id="agreed" label={t("form.agreed")} help={t("form.agreedHelp")} error={errorOf("agreed")}>
        {(wiring) => (
          <NumberInput
            {...wiring}
            min={0}
            hideControls
            value={draft.agreed}
            onChange={(value) => keep({ ...draft, agreed: Number(value) })}
          />
        )}
      </Field>
      <TextField
        id="note"
        kind="long"
        label={t("form.note")}
        optional
        value={draft.note}
        onChange={(note) => keep({ ...draft, note })}
      />
    </FormPage>
  );
}
