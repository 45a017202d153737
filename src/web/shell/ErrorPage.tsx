import type { ErrorComponentProps } from "@tanstack/react-router";
import { ApiProblem } from "#contract/client.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";

/** What the server refused is asked again; a part of the page that did not load comes only with the page itself. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const onRetry = error instanceof ApiProblem ? reset : () => globalThis.location.reload();
  return <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={onRetry} />;
}
