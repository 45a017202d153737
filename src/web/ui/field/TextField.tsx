import { Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { DayInput } from "#web/ui/day/DayInput.tsx";
import { Field } from "./Field.tsx";

export type TextFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly doubt?: string | undefined;
  /** What is typed: a figure brings the phone's digits. */
  readonly kind?: "text" | "long" | "day" | "figure";
};

/** A field that is written: a text, a day, a figure (kept as text until it is read). */
export function TextField({ kind = "text", value, onChange, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(wiring) =>
        kind === "long" ? (
          <Textarea
            {...wiring}
            autosize
            minRows={3}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        ) : kind === "day" ? (
          <DayInput {...wiring} value={value} onChange={onChange} />
        ) : (
          <TextInput
            {...wiring}
            {...(kind === "figure" ? { inputMode: "numeric" as const } : {})}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
