import { useTranslation } from "react-i18next";
import { receiveRequest } from "#contract/review/request.ts";
import type { Id } from "#kernel/id.ts";
import { requestAsks, requestCauses, requestForms, requestWays } from "#programme/review/request/request.ts";
import { newId } from "#contract/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";

/** The household asks to be reviewed: form 01 in autumn, form 04 in any month. */
export function AskForReview(props: { readonly householdId: Id<"household">; readonly onClose: () => void }) {
  const { t } = useTranslation("review/request");
  const today = useSession().data?.today ?? "";
  const choices = (values: readonly string[], textOf: (value: string) => string) =>
    values.map((value) => ({ value, label: textOf(value) }));
  return (
    <ActDialog
      endpoint={receiveRequest}
      verb={t("ask.verb")}
      next={t("ask.next")}
      initial={{
        householdId: props.householdId,
        requestId: newId("request"),
        asks: "recognition",
        form: "04",
        receivedOn: today,
        receivedHow: "in_person",
      }}
      fields={[
        {
          path: "asks",
          label: t("requests.asks"),
          choices: choices(requestAsks, (asks) => t(`requests.asksFor.${asks}`)),
        },
        { path: "form", label: t("ask.form"), choices: choices(requestForms, (form) => t(`ask.forms.${form}`)) },
        {
          path: "cause",
          label: t("requests.cause"),
          choices: choices(requestCauses, (cause) => t(`requests.causes.${cause}`)),
        },
        { path: "details", label: t("ask.details") },
        { path: "receivedOn", label: t("requests.received") },
        { path: "receivedHow", label: t("ask.how"), choices: choices(requestWays, (way) => t(`ask.ways.${way}`)) },
      ]}
      onClose={props.onClose}
    />
  );
}
