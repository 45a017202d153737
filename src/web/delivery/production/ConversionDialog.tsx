import { useTranslation } from "react-i18next";
import { listProducts, recordConversion } from "#contract/delivery/production.ts";
import type { getCycle } from "#contract/delivery/production.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { useEndpoint } from "#web/client.ts";
import { useNames } from "#web/names.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";

/** A household of a cycle changed what it lives on: from what, to what, and why. */
export function ConversionDialog(props: { readonly cycle: Output<typeof getCycle>; readonly onClose: () => void }) {
  const { cycle, onClose } = props;
  const { t } = useTranslation("delivery/production");
  const nameOf = useNames();
  const convertedOn = useSession().data?.today ?? "";
  const products = useEndpoint(listProducts).data?.rows ?? [];
  return (
    <ActDialog
      endpoint={recordConversion}
      initial={{
        conversionId: newId("livelihood conversion"),
        convertedOn,
        fromWhat: nameOf("products", cycle.product),
      }}
      verb={t("conversion.act")}
      next={t("conversion.next")}
      onClose={onClose}
      fields={[
        {
          path: "householdId",
          label: t("head"),
          choices: cycle.people.map(({ householdId, headName }) => ({
            value: householdId,
            label: headName ?? householdId,
          })),
        },
        { path: "convertedOn", label: t("date") },
        { path: "fromWhat", label: t("conversion.from") },
        {
          path: "toProduct",
          label: t("conversion.to"),
          choices: products.map(({ product }) => ({ value: product, label: nameOf("products", product) })),
        },
        {
          path: "hazard",
          label: t("conversion.hazard"),
          choices: cycle.hazards.map(({ hazard }) => ({ value: hazard, label: nameOf("hazards", hazard) })),
        },
        { path: "reason", label: t("fail.reason") },
      ]}
    />
  );
}
