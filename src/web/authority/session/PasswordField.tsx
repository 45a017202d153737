import { PasswordInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Field } from "#web/ui/field/Field.tsx";

/** A password in a form; `autoComplete` says to the browser's store which one it is. */
export function PasswordField(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: "current-password" | "new-password";
  readonly help?: ReactNode;
  readonly error?: string | undefined;
}) {
  const { value, onChange, autoComplete, ...field } = props;
  return (
    <Field {...field}>
      {(wiring) => (
        <PasswordInput
          {...wiring}
          autoComplete={autoComplete}
          visibilityToggleButtonProps={{ "aria-hidden": true }}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
