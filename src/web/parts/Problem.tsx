import { Alert } from "@mantine/core";
import { useErrorText } from "#web/refusal-text.ts";

/** What was refused or went wrong, in words; nothing when nothing did. */
export function Problem({ error }: { readonly error: Error | null }) {
  const errorText = useErrorText();
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" mt="sm">
      {errorText(error)}
    </Alert>
  );
}
