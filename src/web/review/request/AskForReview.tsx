import { useTranslation } from "react-i18next";
import { receiveRequest } from "#contract/review/request.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { requestAsks, requestCauses, requestForms, requestWays } from "#programme/review/request/request.ts";
import { newId } from "#web/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";

/** The household asks to be reviewed: form 01 in autumn, form 04 in any month. */
export function AskForReview(props: { readonly householdId: Id<"household">; readonly onClose: () => void }) {
  const { t } = useTranslation("review/request");
  const today = useSession().data?.today ?? "";
  const choices = (values: readonly string[], textOf: (value: string) => string) =>
    values.map((value) => ({ value, label: textOf(value) }));
  const chosen = <Value extends string>(values: readonly [Value, ...Value[]], given: string | undefined): Value =>
    values.find((value) => value === given) ?? values[0];
  return (
    <ActDialog
      endpoint={receiveRequest}
      verb={t("ask.verb")}
      next={t("ask.next")}
      fields={[
        {
          name: "asks",
          label: t("requests.asks"),
          kind: "choice",
          initial: "recognition",
          choices: choices(requestAsks, (asks) => t(`requests.asksFor.${asks}`)),
        },
        {
          name: "form",
          label: t("ask.form"),
          kind: "choice",
          initial: "04",
          choices: choices(requestForms, (form) => t(`ask.forms.${form}`)),
        },
        {
          name: "cause",
          label: t("requests.cause"),
          kind: "choice",
          choices: choices(requestCauses, (cause) => t(`requests.causes.${cause}`)),
        },
        { name: "details", label: t("ask.details"), kind: "long", optional: true },
        { name: "receivedOn", label: t("requests.received"), kind: "day", initial: today },
        {
          name: "receivedHow",
          label: t("ask.how"),
          kind: "choice",
          initial: "in_person",
          choices: choices(requestWays, (way) => t(`ask.ways.${way}`)),
        },
      ]}
      build={(values) => ({
        params: { householdId: props.householdId },
        body: {
          requestId: newId("request"),
          asks: chosen(requestAsks, values["asks"]),
          form: chosen(requestForms, values["form"]),
          cause: chosen(requestCauses, values["cause"]),
          details: values["details"] ?? "",
          receivedOn: localDate(values["receivedOn"] ?? ""),
          receivedHow: chosen(requestWays, values["receivedHow"]),
        },
      })}
      onClose={props.onClose}
    />
  );
}
