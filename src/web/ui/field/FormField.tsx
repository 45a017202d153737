import { Checkbox, NumberInput } from "@mantine/core";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { useFormat } from "#web/format/use-format.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { Field } from "./Field.tsx";
import { useFormState } from "./form-state.ts";
import { askedAt, kindOf, mayBeEmpty } from "./schema-at.ts";
import { TextField } from "./TextField.tsx";

export type FormFieldProps<Path extends string = string> = {
  readonly path: Path;
  readonly label: string;
  readonly help?: ReactNode;
  /** Of a choice: what can be answered. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** Asked for by this form although the contract does without it. */
  readonly isNeeded?: boolean;
  /** Something unusual about what is typed, reported while it is typed. */
  readonly doubt?: string | undefined;
};

/** A field by its path: the contract says how it is written, whether it is needed and what it may hold. */
export function FormField({ path, label, help, choices, isNeeded = false, doubt }: FormFieldProps) {
  const { endpoint, values, valueAt, set, introduce, idAt, errorAt } = useFormState();
  const { language } = useFormat();
  useEffect(() => introduce(path, label, isNeeded), [introduce, path, label, isNeeded]);
  const asked = askedAt(endpoint, path, values);
  const value = valueAt(path);
  const text = value === undefined || value === null ? "" : String(value);
  const shown = {
    id: idAt(path),
    label,
    help,
    error: errorAt(path),
    optional: !isNeeded && asked !== undefined && mayBeEmpty(asked),
    doubt,
  };
  const onChange = (next: string) => set(path, next);
  if (choices !== undefined) {
    const answer = typeof value === "boolean" ? (value ? "yes" : "no") : text;
    return <ChoiceField {...shown} value={answer} choices={choices} onChange={onChange} />;
  }
  const kind = asked === undefined ? "text" : kindOf(asked.schema);
  if (kind === "check")
    return (
      <Checkbox
        id={shown.id}
        label={label}
        description={help}
        error={shown.error}
        checked={value === true}
        onChange={(event) => set(path, event.currentTarget.checked)}
      />
    );
  if (kind === "money")
    return (
      <Field {...shown}>
        {(wiring) => (
          <NumberInput
            {...wiring}
            value={text}
            onChange={(sum) => onChange(String(sum))}
            allowDecimal={false}
            hideControls
            inputMode="numeric"
            thousandSeparator={language === "en" ? "," : "."}
            decimalSeparator={language === "en" ? "." : ","}
          />
        )}
      </Field>
    );
  return <TextField {...shown} kind={kind} value={text} onChange={onChange} />;
}
