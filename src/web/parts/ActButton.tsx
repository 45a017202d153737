import { Button, Group, Modal, NumberInput, Stack, Text, Textarea, TextInput, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { Problem } from "./Problem.tsx";
import { useAct } from "#web/client.ts";

export type ActField = {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: "text" | "long" | "date" | "number";
  readonly initial?: string;
};

/**
 * An act: a button that says the verb. It opens a second look with what will happen, and what is still to be told. An act that
 * is not possible now is shown, disabled, with the reason.
 */
export function ActButton<E extends AnyEndpoint>(props: {
  readonly endpoint: E;
  readonly label: string;
  /** What happens next, before the button. */
  readonly next: string;
  readonly fields?: readonly ActField[];
  readonly build: (values: Readonly<Record<string, string>>) => Ask<E>;
  readonly hindrance?: string | undefined;
  readonly onDone?: ((output: Output<E>) => void) | undefined;
  readonly isMain?: boolean;
}) {
  const { t } = useTranslation("stages");
  const [isOpen, { open, close }] = useDisclosure();
  const fields = props.fields ?? [];
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const act = useAct(props.endpoint);
  const given = Object.fromEntries(fields.map((field) => [field.name, values[field.name] ?? field.initial ?? ""]));
  const built = useRef<{ readonly values: string; readonly ask: Ask<E> }>(undefined);
  /** `build` may make the id of a new record: sent again unchanged after a lost answer, it must be the same record. */
  const askOf = (): Ask<E> => {
    const text = JSON.stringify(given);
    const kept = built.current?.values === text ? built.current : { values: text, ask: props.build(given) };
    built.current = kept;
    return kept.ask;
  };
  const submit = () =>
    act.mutate(askOf(), {
      onSuccess: (output) => {
        built.current = undefined;
        close();
        setValues({});
        props.onDone?.(output);
      },
    });
  const button = (
    <Button
      variant={props.isMain === true ? "filled" : "default"}
      aria-disabled={props.hindrance !== undefined}
      data-disabled={props.hindrance !== undefined}
      onClick={() => {
        if (props.hindrance !== undefined) return;
        built.current = undefined;
        act.reset();
        open();
      }}
    >
      {props.label}
    </Button>
  );
  return (
    <>
      {props.hindrance === undefined ? (
        button
      ) : (
        <Tooltip label={props.hindrance} events={{ hover: true, focus: true, touch: true }}>
          {button}
        </Tooltip>
      )}
      <Modal opened={isOpen} onClose={close} title={props.label} closeButtonProps={{ "aria-label": t("close") }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack>
            <Problem error={act.error} />
            {fields.map((field) => (
              <Field
                key={field.name}
                field={field}
                value={given[field.name] ?? ""}
                onChange={(value) => setValues({ ...values, [field.name]: value })}
              />
            ))}
            <Text>{props.next}</Text>
            <Group>
              <Button type="submit" loading={act.isPending}>
                {props.label}
              </Button>
              <Button variant="subtle" onClick={close}>
                {t("notNow")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

function Field({
  field,
  value,
  onChange,
}: {
  readonly field: ActField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const common = { label: field.label, description: field.help, required: true };
  if (field.kind === "long")
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (field.kind === "number")
    return <NumberInput {...common} min={0} value={value} onChange={(next) => onChange(String(next))} />;
  return (
    <TextInput
      {...common}
      type={field.kind === "date" ? "date" : "text"}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
