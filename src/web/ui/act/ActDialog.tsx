import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ErrorSummary } from "#web/ui/field/ErrorSummary.tsx";
import { FormContext } from "#web/ui/field/form-state.ts";
import { FormField } from "#web/ui/field/FormField.tsx";
import type { FormFieldProps } from "#web/ui/field/FormField.tsx";
import { useLeaving } from "#web/ui/field/use-leaving.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import type { FormOptions } from "#web/ui/field/use-contract-form.ts";
import type { PathOf } from "#web/ui/form/written.ts";

/** A field of an act, where several acts ask the same: its doubt is reported while it is typed. */
export type ActField<Path extends string = string> = Omit<FormFieldProps<Path>, "doubt"> & {
  readonly doubtOf?: (textAt: (path: string) => string) => string | undefined;
};

export type ActDialogProps<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever> = FormOptions<E, Own> & {
  readonly endpoint: E;
  /** The verb, on the dialog and on its button. */
  readonly verb: string;
  readonly next: string;
  /** What anyone who does it should know first. */
  readonly notice?: ReactNode;
  /** What can be done instead of filling in the fields. */
  readonly above?: ReactNode;
  readonly fields?: readonly ActField<PathOf<E, Own>>[];
  /** What is asked besides, below the fields: a decision. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
};

/** The second look at an act: what is still to be reported, what happens next, and the verb. */
export function ActDialog<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever>(props: ActDialogProps<E, Own>) {
  const { t } = useTranslation("ui");
  const { endpoint, verb, fields = [], onClose, onDone, ...options } = props;
  const { state } = useContractForm(endpoint, {
    ...options,
    onDone: (output, typed) => {
      onClose();
      onDone?.(output, typed);
    },
  });
  const { onLeave, asked } = useLeaving(state.isDirty, onClose);
  const textAt = (path: string) => String(state.valueAt(path) ?? "");
  return (
    <FormContext value={state}>
      <Modal
        opened
        onClose={onLeave}
        title={<Text fw={600}>{verb}</Text>}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!state.isPending) state.submit();
          }}
        >
          <Stack>
            {props.above}
            {fields.map(({ doubtOf, ...field }) => (
              <FormField key={field.path} {...field} doubt={doubtOf?.(textAt)} />
            ))}
            {props.children}
            {props.notice}
            <Text>{props.next}</Text>
            <ErrorSummary errors={state.strays} />
            <ErrorState error={state.problem} />
            {asked}
            <Group>
              <Button type="submit" loading={state.isPending}>
                {verb}
              </Button>
              <Button variant="default" onClick={onLeave}>
                {t("confirm.back")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </FormContext>
  );
}
