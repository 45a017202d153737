import { useTranslation } from "react-i18next";
import { encodings } from "#kernel/encoding/detect-encoding.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import type { ImportDraft } from "./import-draft.ts";

/** Said by hand where the letters of a file were not recognised. */
export function EncodingChoice(props: {
  readonly encoding: ImportDraft["encoding"];
  readonly onChoose: (encoding: ImportDraft["encoding"]) => void;
}) {
  const { t } = useTranslation("registry/import");
  return (
    <details>
      <summary>{t("reading.otherLetters")}</summary>
      <ChoiceField
        id="encoding"
        label={t("reading.encoding")}
        help={t("reading.encodingHelp")}
        optional
        value={props.encoding ?? ""}
        choices={encodings.map((name) => ({ value: name, label: t(`reading.encodings.${name}`) }))}
        onChange={(name) => props.onChoose(encodings.find((known) => known === name))}
      />
    </details>
  );
}
