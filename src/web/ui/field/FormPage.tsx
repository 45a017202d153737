import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";
import type { FieldError } from "./ErrorSummary.tsx";
import { FormContext } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { useWarnOfLoss } from "./use-warn-of-loss.ts";
import { PageHead } from "#web/ui/page/PageHead.tsx";

type Frame = {
  readonly title: string;
  /** Part of another page, whose own title it stands under. */
  readonly isWithin?: boolean;
  readonly intro?: ReactNode;
  /** What has to be known before one goes on: a draft that was kept, no line. */
  readonly notices?: ReactNode;
  /** Where one is, when it takes several steps (`Steps`). */
  readonly steps?: ReactNode;
  readonly children: ReactNode;
  /** What happens next, before the button: "The chair is reported, and may return it until …". */
  readonly next: string;
  /** The verb: "Submit to the province", never "OK". */
  readonly verb: string;
  readonly back?: { readonly label: string; readonly onBack: () => void };
};

type ByContract = { readonly form: { readonly state: FormState } };

/** Where no endpoint says what is asked: a file, a sheet, a form of the survey. */
type ByHand = {
  readonly errors?: readonly FieldError[];
  /** What the server refused. */
  readonly problem?: Error | null;
  /** Where another file is chosen, when this step has no box for one. */
  readonly onOtherFile?: () => void;
  readonly onSubmit: () => void;
  readonly pending?: boolean;
  /** "14:05": when the draft was last kept on this device. */
  readonly savedAt?: string | undefined;
};

export type FormPageProps = Frame &
  ((ByContract & Partial<Record<keyof ByHand, undefined>>) | (ByHand & { readonly form?: undefined }));

/** A form: one column, one idea a step, errors in words, and what happens next before the button that says the verb. */
export function FormPage(props: FormPageProps) {
  if (props.form === undefined) return <Shown {...props} takesFocus />;
  const { form, ...frame } = props;
  return <OfContract {...frame} state={form.state} />;
}

function OfContract({ state, ...frame }: Frame & { readonly state: FormState }) {
  useWarnOfLoss(state.isDirty && state.savedAt === undefined);
  return (
    <FormContext value={state}>
      <Shown
        {...frame}
        takesFocus={false}
        errors={state.errors}
        problem={state.problem}
        pending={state.isPending}
        savedAt={state.savedAt}
        onSubmit={state.submit}
      />
    </FormContext>
  );
}

function Shown(props: Frame & ByHand & { readonly takesFocus: boolean }) {
  const { t } = useTranslation("ui");
  const { back, savedAt } = props;
  // A refusal is of what was sent: it goes when one tries to send again, also where the page itself finds a fault then.
  const [before, setBefore] = useState<Error | null>(null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (props.pending === true) return;
        setBefore(props.problem ?? null);
        props.onSubmit();
      }}
    >
      <Stack gap="lg">
        {props.isWithin === true ? <Title order={2}>{props.title}</Title> : <PageHead title={props.title} />}
        {props.intro !== undefined && <Text component="div">{props.intro}</Text>}
        {props.notices}
        {props.steps}
        <ErrorSummary errors={props.errors ?? []} takesFocus={props.takesFocus} />
        {props.children}
        <section>
          <Text fw={600}>{t("form.next")}</Text>
          <Text>{props.next}</Text>
        </section>
        <ErrorState error={props.problem === before ? null : props.problem} onOtherFile={props.onOtherFile} />
        <Group gap="sm">
          <Button type="submit" loading={props.pending ?? false}>
            {props.verb}
          </Button>
          {back !== undefined && (
            <Button variant="default" onClick={back.onBack}>
              {back.label}
            </Button>
          )}
          {savedAt !== undefined && (
            <Text c="dimmed" size="sm" aria-live="polite">
              {t("form.saved", { at: savedAt })}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
