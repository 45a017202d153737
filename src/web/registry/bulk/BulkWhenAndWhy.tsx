import { useTranslation } from "react-i18next";
import { TextField } from "#web/ui/field/TextField.tsx";
import type { useChecked } from "#web/ui/field/use-checked.ts";

/** From which day a change of many households holds, and why: asked the same whether they are selected or named by a file. */
export function BulkWhenAndWhy(props: {
  readonly values: { readonly on: string; readonly reason: string };
  readonly errorOf: ReturnType<typeof useChecked>["errorOf"];
  readonly onChange: (name: "on" | "reason") => (value: string) => void;
}) {
  const { t } = useTranslation("registry/bulk");
  const { values, errorOf, onChange } = props;
  return (
    <>
      <TextField
        id="bulkOn"
        kind="day"
        label={t("on")}
        value={values.on}
        error={errorOf("bulkOn")}
        onChange={onChange("on")}
      />
      <TextField
        id="bulkReason"
        kind="long"
        label={t("reason")}
        value={values.reason}
        error={errorOf("bulkReason")}
        onChange={onChange("reason")}
      />
    </>
  );
}
