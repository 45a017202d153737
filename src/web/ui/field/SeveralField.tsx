import { Checkbox, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { partOf } from "#web/ui/form/schema-at.ts";

/** The box by which all are chosen stands among the others, under a name that none of them has. */
const all = "";

/** Several of a list, ticked. Where they are listed as records, `by` is the part that is chosen; the others follow from it. */
export function SeveralField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly by?: string | undefined;
  readonly allLabel?: string | undefined;
  readonly onChange: (value: readonly unknown[]) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
}) {
  const { id, label, choices, by, allLabel, help, error } = props;
  const listed: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const chosen = listed.map((one) => String(by === undefined ? one : partOf(one, by)));
  const choose = (values: readonly string[]) => {
    const kept = choices.filter(({ value }) => values.includes(value));
    props.onChange(kept.map(({ value }) => (by === undefined ? value : { [by]: value })));
  };
  const isAll = allLabel !== undefined && chosen.length === choices.length;
  const onBoxes = (values: readonly string[]) => {
    if (values.includes(all) === isAll) choose(values);
    else choose(isAll ? [] : choices.map(({ value }) => value));
  };
  return (
    <Checkbox.Group
      label={label}
      description={help}
      error={error}
      inputWrapperOrder={["label", "error", "description", "input"]}
      value={isAll ? [...chosen, all] : chosen}
      onChange={onBoxes}
    >
      <Stack gap="xs" mt="xs">
        {allLabel !== undefined && <Checkbox value={all} label={allLabel} />}
        {choices.map((one, at) => (
          <Checkbox key={one.value} {...(at === 0 ? { id } : {})} value={one.value} label={one.label} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
