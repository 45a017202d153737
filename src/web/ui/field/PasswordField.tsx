import { PasswordInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Field } from "./Field.tsx";

/** A password, hidden while it is typed. The browser's store fills in the current one, and offers and keeps a new one. */
export function PasswordField(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isCurrent: boolean;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
}) {
  const { value, onChange, isCurrent, ...field } = props;
  return (
    <Field {...field}>
      {(wiring) => (
        <PasswordInput
          {...wiring}
          autoComplete={isCurrent ? "current-password" : "new-password"}
          visibilityToggleButtonProps={{ "aria-hidden": true }}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
