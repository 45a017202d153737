import { Text } from "@mantine/core";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "#web/session.ts";
import { useFormState } from "./form-state.ts";
import { FormField } from "./FormField.tsx";
import { askedAt } from "#web/ui/form/schema-at.ts";

/** The paper of a decision: its number, its day (today, unless another is given) and who signs it. Above it, what will change. */
export function Decision({ preview }: { readonly preview?: ReactNode }) {
  const { t } = useTranslation(["terms", "ui"]);
  const { endpoint, values, offer } = useFormState();
  const session = useSession().data;
  const today = session?.today;
  const asks = (path: string) => askedAt(endpoint, path, values) !== undefined;
  const number = asks("decisionNumber") ? "decisionNumber" : "number";
  const isDated = asks("decidedOn");
  useEffect(() => {
    if (isDated && today !== undefined) offer("decidedOn", today);
  }, [isDated, today, offer]);
  return (
    <>
      {preview}
      <FormField path={number} label={t("decisionNumber")} />
      {isDated && <FormField path="decidedOn" label={t("decidedOn")} />}
      {session !== undefined && <Text c="dimmed">{t("ui:form.signer", { name: session.fullName })}</Text>}
    </>
  );
}
