import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { useAct } from "#web/client.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import type { TextFieldProps } from "#web/ui/field/TextField.tsx";

export type ActField = {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: NonNullable<TextFieldProps["kind"]> | "choice";
  /** Of a choice. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly optional?: boolean;
  /** Something unusual about what is typed, reported while it is typed. */
  readonly doubt?: (values: Readonly<Record<string, string>>) => string | undefined;
};

/** The second look at an act: what is still to be reported, what happens next, and the verb. */
export function ActDialog<E extends AnyEndpoint>(props: {
  readonly endpoint: E;
  /** The verb, on the dialog and on its button. */
  readonly verb: string;
  readonly next: string;
  /** What anyone who does it should know first. */
  readonly notice?: ReactNode;
  readonly fields?: readonly ActField[];
  readonly build: (values: Readonly<Record<string, string>>) => Ask<E>;
  readonly onDone?: ((output: Output<E>) => void) | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("ui");
  const id = useId();
  const { fields = [], verb } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [checked, check] = useState(false);
  const act = useAct(props.endpoint);
  const given = Object.fromEntries(fields.map((field) => [field.name, values[field.name] ?? field.initial ?? ""]));
  const isMissing = (field: ActField) => field.optional !== true && (given[field.name] ?? "").trim() === "";
  const built = useRef<{ readonly values: string; readonly ask: Ask<E> }>(undefined);
  /** `build` may make the id of a new record: sent again unchanged after a lost answer, it must be the same record. */
  const askOf = (): Ask<E> => {
    const text = JSON.stringify(given);
    built.current = built.current?.values === text ? built.current : { values: text, ask: props.build(given) };
    return built.current.ask;
  };
  const submit = () => {
    check(true);
    if (fields.some(isMissing)) return;
    act.mutate(askOf(), {
      onSuccess: (output) => {
        props.onClose();
        props.onDone?.(output);
      },
    });
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={<Text fw={600}>{verb}</Text>}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {fields.map((field) => (
            <FieldOfAct
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              value={given[field.name] ?? ""}
              doubt={field.doubt?.(given)}
              error={checked && isMissing(field) ? t("form.missing", { label: field.label }) : undefined}
              onChange={(value) => setValues({ ...values, [field.name]: value })}
            />
          ))}
          {props.notice}
          <Text>{props.next}</Text>
          <ErrorState error={act.error} />
          <Group>
            <Button type="submit" loading={act.isPending}>
              {verb}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {t("confirm.back")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function FieldOfAct(props: {
  readonly id: string;
  readonly field: ActField;
  readonly value: string;
  readonly doubt: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { field, doubt, ...given } = props;
  const { label, help, kind } = field;
  const shown = { ...given, label, help, optional: field.optional ?? false };
  return kind === "choice" ? (
    <ChoiceField {...shown} choices={field.choices ?? []} />
  ) : (
    <TextField {...shown} doubt={doubt} kind={kind} />
  );
}
