import { Checkbox, NumberInput } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { useFormat } from "#web/format/use-format.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { Field } from "./Field.tsx";
import { FileBox } from "./FileBox.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { kindOf } from "#web/ui/form/schema-at.ts";
import { SearchedField } from "./SearchedField.tsx";
import { SeveralField } from "./SeveralField.tsx";
import { TextField } from "./TextField.tsx";
import { useField } from "./use-field.ts";

export type FormFieldProps<Path extends string = string> = {
  readonly path: Path;
  readonly label: string;
  readonly help?: ReactNode;
  /** Of a choice: what can be answered. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** Of a choice of one: there are too many to look through, so a part of the name finds it. */
  readonly isSearched?: boolean;
  /** Of a choice of several that are listed as records: the part that is chosen. */
  readonly chosenBy?: string;
  /** Of a choice of several: the words by which all are chosen at once. */
  readonly allLabel?: string;
  /** Asked for by this form although the contract does without it. */
  readonly isNeeded?: boolean;
  /** Something unusual about what is typed, reported while it is typed. */
  readonly doubt?: string | undefined;
};

/** A field by its path: the contract says how it is written, whether it is needed and what it may hold. */
export function FormField(props: FormFieldProps) {
  const { choices, chosenBy, allLabel, doubt } = props;
  const { language } = useFormat();
  const { shown, value, set, asked } = useField(props);
  const text = value === undefined || value === null ? "" : String(value);
  const written = { ...shown, doubt };
  if (choices !== undefined && asked?.schema instanceof z.ZodArray)
    return <SeveralField {...shown} value={value} choices={choices} by={chosenBy} allLabel={allLabel} onChange={set} />;
  if (choices !== undefined && props.isSearched === true)
    return <SearchedField {...shown} value={text} choices={choices} onChange={set} />;
  if (choices !== undefined) {
    const answer = typeof value === "boolean" ? (value ? "yes" : "no") : text;
    return <ChoiceField {...shown} value={answer} choices={choices} onChange={set} />;
  }
  const kind = asked === undefined ? "text" : kindOf(asked.schema);
  if (kind === "check")
    return (
      <Checkbox
        id={shown.id}
        label={shown.label}
        description={shown.help}
        error={shown.error}
        checked={value === true}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    );
  if (kind === "money")
    return (
      <Field {...written}>
        {(wiring) => (
          <NumberInput
            {...wiring}
            value={text}
            onChange={(sum) => set(String(sum))}
            allowDecimal={false}
            hideControls
            inputMode="numeric"
            thousandSeparator={language === "en" ? "," : "."}
            decimalSeparator={language === "en" ? "." : ","}
          />
        )}
      </Field>
    );
  if (kind === "password")
    return <PasswordField {...shown} isCurrent={props.path.startsWith("current")} value={text} onChange={set} />;
  if (kind === "file")
    return (
      <Field {...shown}>
        {(wiring) => (
          <FileBox
            {...wiring}
            accept={acceptedBy(asked?.schema)}
            value={value instanceof File ? value : null}
            onChange={set}
          />
        )}
      </Field>
    );
  return <TextField {...written} kind={kind} value={text} onChange={set} />;
}

/** What a file may be is said with its schema; a table is CSV or XLSX. */
function acceptedBy(schema: z.core.$ZodType | undefined): string {
  const accept = schema instanceof z.ZodFile ? schema.meta()?.["accept"] : undefined;
  return typeof accept === "string" ? accept : ".csv,.xlsx";
}
