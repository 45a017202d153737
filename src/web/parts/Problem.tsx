import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";

/** What was refused or went wrong, in words; nothing when nothing did. */
export function Problem({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation("refusal");
  if (error === null) return null;
  const text = error instanceof ApiProblem ? t(error.problem.code, { ...error.problem.facts }) : t("internal");
  return (
    <Alert color="red" role="alert" mt="sm">
      {text}
    </Alert>
  );
}
