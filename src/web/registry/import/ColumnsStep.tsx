import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readFile } from "#contract/registry/import-file.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { FileReading } from "./FileReading.tsx";
import { withoutFile } from "./import-draft.ts";
import type { FilledDraft, ImportDraft } from "./import-draft.ts";
import { UnreadFile } from "./UnreadFile.tsx";
import { MappingFields } from "./MappingFields.tsx";
import { draftOfMapping } from "./mapping-draft.ts";

type Props = {
  readonly draft: FilledDraft;
  readonly keep: (draft: ImportDraft) => void;
  readonly steps: ReactNode;
};

/** How the file was read, and what its columns mean: suggested, remembered from an earlier file, or written in a mapping file. */
export function ColumnsStep(props: Props) {
  const { draft, keep, steps } = props;
  const { fileId, peopleFileId, sheet, encoding } = draft;
  const asked = useEndpoint(readFile, { params: { fileId: peopleFileId ?? fileId }, query: { sheet, encoding } });
  if (asked.data === undefined && asked.error !== null)
    return (
      <UnreadFile
        error={asked.error}
        draft={draft}
        steps={steps}
        onRetry={() => void asked.refetch()}
        onOtherFile={() => keep(withoutFile(draft))}
        onEncoding={(chosen) => keep({ ...draft, encoding: chosen })}
      />
    );
  return <Loaded asked={asked}>{(file) => <Columns {...props} file={file} />}</Loaded>;
}

function Columns({ draft, keep, steps, file }: Props & { readonly file: Output<typeof readFile> }) {
  const { t } = useTranslation("registry/import");
  const { instant } = useFormat();
  const chosen = draft.chosen ?? draftOfMapping(file.suggested);
  const isChosenHere = draft.mapping === undefined;
  const { errors, errorOf, passes } = useChecked(
    isChosenHere
      ? {
          household: { label: t("field.household"), value: chosen.columns["household"] ?? "" },
          name: { label: t("field.name"), value: chosen.columns["name"] ?? "" },
          source: { label: t("columns.source"), value: chosen.source },
        }
      : {},
    isChosenHere && !/^[a-z][a-z0-9-]{2,59}$/.test(chosen.source)
      ? [{ fieldId: "source", message: t("columns.sourceWrong") }]
      : [],
  );
  return (
    <FormPage
      title={t("title")}
      steps={steps}
      errors={errors}
      next={t("columns.next")}
      verb={t("columns.send")}
      onSubmit={() => {
        if (passes()) keep({ ...draft, step: "trial", ...(isChosenHere ? { chosen } : {}) });
      }}
      back={{ label: t("back"), onBack: () => keep({ ...draft, step: "file" }) }}
    >
      <FileReading
        file={file}
        draft={draft}
        // Other columns may come of it, so what was chosen for these is chosen again.
        onRead={(as) => keep({ ...draft, ...as, chosen: undefined })}
      />
      {file.remembered.length > 0 && (
        <ChoiceField
          id="remembered"
          label={t("columns.remembered")}
          help={t("columns.rememberedHelp")}
          optional
          value={draft.mapping ?? ""}
          choices={file.remembered.map(({ source, mapping, usedAt }) => ({
            value: JSON.stringify(mapping),
            label: t("columns.rememberedOf", { source, when: instant(usedAt) }),
          }))}
          onChange={(mapping) => keep({ ...draft, mapping: mapping === "" ? undefined : mapping })}
        />
      )}
      {isChosenHere && chosen.numberedWithin !== undefined && chosen.numberedWithin === chosen.columns["village"] && (
        <Text>{t("columns.numberedWithin", { column: chosen.numberedWithin })}</Text>
      )}
      {isChosenHere ? (
        <MappingFields
          file={file}
          chosen={chosen}
          errorOf={errorOf}
          onChange={(next) => keep({ ...draft, chosen: next })}
        />
      ) : (
        <Text>{t("columns.asWritten")}</Text>
      )}
    </FormPage>
  );
}
