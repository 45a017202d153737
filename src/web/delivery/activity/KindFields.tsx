import { useTranslation } from "react-i18next";
import type { getActivity } from "#contract/delivery/activity.ts";
import type { Output } from "#contract/endpoint.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { FormField } from "#web/ui/field/FormField.tsx";
import { Money } from "#web/ui/Money.tsx";
import type { Fact } from "#web/ui/page/Facts.tsx";

type Activity = Output<typeof getActivity>;
type KindField = Activity["kindFields"][number];

/** What a form asks by the kind of the activity: the pack says which fields, the form library how each is written. */
export function KindFields({ fields }: { readonly fields: readonly KindField[] }) {
  const { t } = useTranslation("delivery/activity");
  const { language } = useFormat();
  return fields.map(({ code, name, choices, needed }) => (
    <FormField
      key={code}
      path={`fields.${code}`}
      label={name[language]}
      help={needed ? t("kindFields.needed") : undefined}
      choices={choices?.map((choice) => ({ value: choice.code, label: choice.name[language] }))}
    />
  ));
}

/** What was said of the activity by the fields of its kind, as facts of its page; what is missing says so. */
export function useKindFacts({ kindFields, fields }: Pick<Activity, "kindFields" | "fields">): readonly Fact[] {
  const { t } = useTranslation(["delivery/activity", "ui"]);
  const { language, number, day } = useFormat();
  const written = ({ code, type, choices }: KindField) => {
    const value = fields[code];
    if (value === undefined || value === "") return t("kindFields.notSaid");
    if (type === "money") return <Money amount={BigInt(String(value))} />;
    if (typeof value === "boolean") return t(value ? "kindFields.yes" : "kindFields.no");
    if (typeof value === "number") return number(value);
    const date = type === "day" ? parseLocalDate(value) : undefined;
    if (date !== undefined) return day(date);
    return choices?.find((choice) => choice.code === value)?.name[language] ?? value;
  };
  return kindFields.map((field) => ({ label: field.name[language], value: written(field) }));
}
