import { Progress, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { uploadFile } from "#contract/registry/import-file.ts";
import { listRounds } from "#contract/review/round.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import type { ImportDraft } from "./import-draft.ts";

const accepted = ".csv,.tsv,.txt,.xlsx,.xlsm";

/** The file and where its households belong; a second file and a mapping file for those who have them. */
export function FileStep(props: {
  readonly draft: ImportDraft;
  readonly keep: (draft: ImportDraft) => void;
  readonly steps: ReactNode;
  readonly notices?: ReactNode;
}) {
  const { t } = useTranslation("registry/import");
  const { t: ts } = useTranslation("review/round");
  const areas = useOwnCommunes();
  const rounds = useEndpoint(listRounds);
  const { draft, keep } = props;
  const [file, setFile] = useState<File | null>(null);
  const [people, setPeople] = useState<File | null>(null);
  const [mapping, setMapping] = useState<File | null>(null);
  const handIn = useAct(uploadFile);
  const areaId = draft.areaId === "" ? ((areas.length === 1 ? areas[0]?.areaId : undefined) ?? "") : draft.areaId;
  const check = useChecked({
    area: { label: t("file.area"), value: areaId },
    file: { label: t("file.file"), value: file?.name ?? draft.fileId ?? "" },
  });
  const hand = async (one: File) => {
    const fileId = newId("import-file");
    await handIn.mutateAsync({ params: { fileId }, query: { areaId, name: one.name }, file: one });
    return fileId;
  };
  const send = async () => {
    if (!check.passes()) return;
    const fileId = file === null ? draft.fileId : await hand(file);
    const peopleFileId = people === null ? draft.peopleFileId : await hand(people);
    const written = mapping === null ? undefined : await mapping.text();
    const isNew = file !== null;
    keep({
      ...draft,
      step: "columns",
      areaId,
      fileId,
      ...(file === null ? {} : { fileName: file.name, handedInAt: new Date().toISOString() }),
      peopleFileId: isNew && people === null ? undefined : peopleFileId,
      mapping: written ?? (isNew ? undefined : draft.mapping),
      ...(isNew ? { sheet: undefined, encoding: undefined, chosen: undefined } : {}),
    });
  };
  const open = rounds.data?.rows.filter((round) => round.closedOn === null) ?? [];
  return (
    <FormPage
      title={t("title")}
      notices={props.notices}
      steps={props.steps}
      intro={t("file.intro")}
      errors={check.errors}
      problem={handIn.error}
      next={t("file.next")}
      verb={t("file.send")}
      pending={handIn.isPending}
      // A refusal stands above the button; the promise has nothing more to tell.
      onSubmit={() => void send().catch(() => undefined)}
    >
      <ChoiceField
        id="area"
        label={t("file.area")}
        help={t("file.areaHelp")}
        value={areaId}
        error={check.errorOf("area")}
        choices={areas.map((area) => ({ value: area.areaId, label: area.areaName }))}
        onChange={(chosen) => keep({ ...draft, areaId: chosen })}
      />
      <Field id="file" label={t("file.file")} help={t("file.fileHelp")} error={check.errorOf("file")}>
        {(wiring) => <FileBox {...wiring} accept={accepted} value={file} onChange={setFile} />}
      </Field>
      <details>
        <summary>{t("file.more")}</summary>
        <Field id="people" label={t("file.people")} help={t("file.peopleHelp")} optional>
          {(wiring) => <FileBox {...wiring} accept={accepted} value={people} onChange={setPeople} clearable />}
        </Field>
        <Field id="mapping" label={t("file.mapping")} help={t("file.mappingHelp")} optional>
          {(wiring) => (
            <FileBox {...wiring} accept=".yaml,.yml,.json" value={mapping} onChange={setMapping} clearable />
          )}
        </Field>
        {open.length > 0 && (
          <ChoiceField
            id="round"
            label={t("file.round")}
            help={t("file.roundHelp")}
            optional
            value={draft.roundId}
            choices={open.map((round) => ({
              value: round.roundId,
              label: `${ts("roundName", { kind: ts(`kind.${round.kind}`), year: String(round.year) })} · ${round.standardId}`,
            }))}
            onChange={(roundId) => keep({ ...draft, roundId })}
          />
        )}
      </details>
      {handIn.isPending && (
        <div role="status">
          <Progress value={100} animated striped aria-label={t("file.sending")} />
          <Text size="sm">{t("file.sending")}</Text>
        </div>
      )}
    </FormPage>
  );
}
