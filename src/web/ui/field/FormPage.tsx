import { Button, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";
import type { FieldError } from "./ErrorSummary.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";

export type FormPageProps = {
  readonly title: string;
  /** Part of another page, whose own title it stands under. */
  readonly isWithin?: boolean;
  readonly intro?: ReactNode;
  /** What has to be known before one goes on: a draft that was kept, no line. */
  readonly notices?: ReactNode;
  /** Where one is, when it takes several steps (`Steps`). */
  readonly steps?: ReactNode;
  readonly children: ReactNode;
  readonly errors?: readonly FieldError[];
  /** What the server refused. */
  readonly problem?: Error | null;
  /** What happens next, before the button: "The chair is informed, and may return it until …". */
  readonly next: string;
  /** The verb: "Submit to the province", never "OK". */
  readonly verb: string;
  readonly onSubmit: () => void;
  readonly pending?: boolean;
  /** "14:05": when the draft was last kept on this device. */
  readonly savedAt?: string | undefined;
  readonly back?: { readonly label: string; readonly onBack: () => void };
};

/** A form: one column, one idea a step, errors in words, and what happens next before the button that says the verb. */
export function FormPage(props: FormPageProps) {
  const { t } = useTranslation("ui");
  const { back, savedAt } = props;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (props.pending !== true) props.onSubmit();
      }}
    >
      <Stack gap="lg">
        {props.isWithin === true ? <Title order={2}>{props.title}</Title> : <PageHead title={props.title} />}
        {props.intro !== undefined && <Text component="div">{props.intro}</Text>}
        {props.notices}
        {props.steps}
        <ErrorSummary errors={props.errors ?? []} />
        {props.children}
        <section>
          <Text fw={600}>{t("form.next")}</Text>
          <Text>{props.next}</Text>
        </section>
        <ErrorState error={props.problem} />
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
