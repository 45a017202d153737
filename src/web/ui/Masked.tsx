import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "./page/ErrorState.tsx";

const shortestPurpose = 10;

/** A fact that is hidden until somebody says what for; the purpose is kept. Leaving the page hides it again. */
export function Masked(props: {
  readonly label: string;
  /** What may be seen by all: "•••• •••• 1234". */
  readonly masked: string;
  /** Undefined when the reader's post does not permit it; then `whyNot` says so. */
  readonly onReveal: ((purpose: string) => Promise<string>) | undefined;
  readonly whyNot?: string;
}) {
  const { t } = useTranslation("ui");
  const [asking, ask] = useState(false);
  const [purpose, setPurpose] = useState("");
  const [shown, show] = useState<string>();
  const [error, setError] = useState<Error>();
  const { label, masked, onReveal, whyNot } = props;
  const reveal = async () => {
    try {
      show(await onReveal?.(purpose.trim()));
      setError(undefined);
      ask(false);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  return (
    <Stack gap={4} align="flex-start">
      <Group gap="xs">
        <span className="figures" aria-live="polite">
          {shown ?? masked}
        </span>
        {onReveal !== undefined && !asking && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => (shown === undefined ? ask(true) : show(undefined))}
            aria-label={t(shown === undefined ? "masked.show" : "masked.hide", { label })}
          >
            {t(shown === undefined ? "masked.showShort" : "masked.hideShort")}
          </Button>
        )}
      </Group>
      {onReveal === undefined && whyNot !== undefined && (
        <Text size="sm" c="dimmed">
          {whyNot}
        </Text>
      )}
      {asking && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void reveal();
          }}
        >
          <Textarea
            label={t("masked.purpose")}
            description={t("masked.help")}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
            autosize
            minRows={2}
            data-autofocus
          />
          <ErrorState error={error} />
          <Group mt="xs" gap="xs">
            <Button type="submit" disabled={purpose.trim().length < shortestPurpose}>
              {t("masked.show", { label })}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {t("cancel")}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}
