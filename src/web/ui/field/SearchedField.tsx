import { Select } from "@mantine/core";
import type { ChoiceFieldProps } from "./ChoiceField.tsx";
import { Field } from "./Field.tsx";

/** One of many, found by a part of its name: the communes of a province. */
export function SearchedField(props: ChoiceFieldProps) {
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
