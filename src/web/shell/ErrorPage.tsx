import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState } from "#web/ui/ErrorState.tsx";

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />;
}
