import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { Field } from "./Field.tsx";

/** One of many, found by a part of its name: the communes of a province. */
export function SearchedField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}) {
  const { value, choices, onChange, ...field } = props;
  return (
    <Field {...field}>
      {(wiring) => (
        <Select
          {...wiring}
          searchable
          data={choices}
          value={value === "" ? null : value}
          onChange={(chosen) => onChange(chosen ?? "")}
        />
      )}
    </Field>
  );
}
