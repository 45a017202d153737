import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import { isAboutFile, OtherFile } from "./OtherFile.tsx";
import { WayOn } from "./WayOn.tsx";
import { paths } from "#web/paths.ts";
import { useErrorText } from "#web/refusal-text.ts";

/**
 * What happened, what is safe and what to do. Only a fault has a code to tell the operator: what is refused the reader can mend. Nothing when
 * nothing went wrong.
 */
export function ErrorState({
  error,
  onRetry,
  onOtherFile,
}: {
  readonly error: Error | null | undefined;
  readonly onRetry?: (() => void) | undefined;
  /** Where another file is chosen, when that is not on this page. */
  readonly onOtherFile?: (() => void) | undefined;
}) {
  const { t } = useTranslation("ui");
  const errorText = useErrorText();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const isOfFile = problem !== undefined && isAboutFile(problem.code);
  const refused = problem !== undefined && problem.status < 500;
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(refused ? "error.refused" : "error.failed")}
      my="md"
    >
      <Stack gap={6} align="flex-start">
        <Text>{errorText(error)}</Text>
        <Text>{t(refused ? "error.safeRefused" : "error.safeFailed")}</Text>
        {problem !== undefined && !refused && (
          <Text c="dimmed" size="sm">
            {t("error.code", { code: problem.code, request: problem.requestId })}
          </Text>
        )}
        {problem?.code === "authority.not_signed_in" && (
          <Button component="a" href={paths.signIn(globalThis.location.pathname + globalThis.location.search)}>
            {t("error.signIn")}
          </Button>
        )}
        {problem !== undefined && <WayOn refusal={problem} />}
        {isOfFile && <OtherFile onOtherFile={onOtherFile} />}
        {onRetry !== undefined && !isOfFile && (
          <Button variant="default" onClick={onRetry}>
            {t("error.retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
