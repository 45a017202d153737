import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "./Field.tsx";

export type ChoiceFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
};

/** One of a list: the device's own chooser, which an old phone opens at once. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { t } = useTranslation("ui");
  const { value, choices, onChange, ...field } = props;
  return (
    <Field {...field}>
      {(wiring) => (
        <NativeSelect
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[{ value: "", label: t("form.choose") }, ...choices]}
        />
      )}
    </Field>
  );
}
