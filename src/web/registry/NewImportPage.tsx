import { FileInput, Progress, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import { importHouseholds, tryImport } from "#contract/registry-imports.ts";
import { listRounds } from "#contract/review.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ChoiceField } from "#web/ui/ChoiceField.tsx";
import { Field } from "#web/ui/Field.tsx";
import { FormPage } from "#web/ui/FormPage.tsx";
import { useChecked } from "#web/ui/use-checked.ts";
import { ImportTrial } from "./ImportTrial.tsx";
import { useOwnCommunes } from "./use-own-communes.ts";

const largest = 8_000_000;

/** Import of files that a browser can send, tried first and kept then; what is larger goes through the command line. */
export function NewImportPage() {
  const { t } = useTranslation("registry");
  const { t: ts } = useTranslation("stages");
  const { number } = useFormat();
  const router = useRouter();
  const areas = useOwnCommunes();
  const rounds = useEndpoint(listRounds);
  // Made once, so that a retry after a lost answer is the same import.
  const importId = useRef(v7() as Id<"import">);
  const [chosenArea, chooseArea] = useState("");
  const [roundId, chooseRound] = useState("");
  const [mapping, setMapping] = useState<File | null>(null);
  const [households, setHouseholds] = useState<File | null>(null);
  const [people, setPeople] = useState<File | null>(null);
  const trial = useAct(tryImport);
  const take = useAct(importHouseholds);
  const areaId = chosenArea === "" ? ((areas.length === 1 ? areas[0]?.areaId : undefined) ?? "") : chosenArea;
  const size = (households?.size ?? 0) + (people?.size ?? 0);
  const check = useChecked(
    {
      area: { label: t("import.area"), value: areaId },
      mapping: { label: t("import.mapping"), value: mapping?.name ?? "" },
      households: { label: t("import.households"), value: households?.name ?? "" },
    },
    size > largest ? [{ fieldId: "households", message: t("import.tooLarge") }] : [],
  );
  /** What is chosen now; a trial of something else says nothing about it. */
  const chosen = [areaId, roundId, ...[mapping, households, people].map(stampOf)].join("\n");
  const [triedAs, setTriedAs] = useState<string>();
  const tried = triedAs === chosen ? trial.data : undefined;
  const send = async () => {
    if (!check.passes() || mapping === null || households === null) return;
    const body: Ask<typeof importHouseholds>["body"] = {
      importId: importId.current,
      areaId,
      mapping: await mapping.text(),
      households: await households.text(),
      ...(people === null ? {} : { people: await people.text() }),
      ...(roundId === "" ? {} : { roundId: roundId as Id<"round"> }),
    };
    if (tried === undefined) trial.mutate({ body }, { onSuccess: () => setTriedAs(chosen) });
    else take.mutate({ body }, { onSuccess: () => router.history.push(paths.importOf(body.importId)) });
  };
  const pending = trial.isPending || take.isPending;
  const open = rounds.data?.rows.filter((round) => round.closedOn === null) ?? [];
  return (
    <FormPage
      title={t("import.title")}
      errors={check.errors}
      problem={take.error ?? trial.error}
      next={t(tried === undefined ? "import.tryNext" : "import.next")}
      verb={t(tried === undefined ? "import.try" : "import.send")}
      onSubmit={() => void send()}
      pending={pending}
    >
      <ChoiceField
        id="area"
        label={t("import.area")}
        help={t("import.areaHelp")}
        value={areaId}
        error={check.errorOf("area")}
        choices={areas.map((area) => ({ value: area.areaId, label: area.areaName }))}
        onChange={chooseArea}
      />
      <Field id="mapping" label={t("import.mapping")} help={t("import.mappingHelp")} error={check.errorOf("mapping")}>
        {(wiring) => <FileInput {...wiring} accept=".yaml,.yml" value={mapping} onChange={setMapping} />}
      </Field>
      <Field
        id="households"
        label={t("import.households")}
        help={t("import.householdsHelp")}
        error={check.errorOf("households")}
      >
        {(wiring) => <FileInput {...wiring} accept=".csv,.tsv,text/csv" value={households} onChange={setHouseholds} />}
      </Field>
      <Field id="people" label={t("import.people")} optional>
        {(wiring) => (
          <FileInput {...wiring} accept=".csv,.tsv,text/csv" value={people} onChange={setPeople} clearable />
        )}
      </Field>
      {open.length > 0 && (
        <ChoiceField
          id="round"
          label={t("import.round")}
          help={t("import.roundHelp")}
          optional
          value={roundId}
          choices={open.map((round) => ({
            value: round.roundId,
            label: `${ts("review.roundName", { kind: ts(`review.kind.${round.kind}`), year: String(round.year) })} · ${round.standardId}`,
          }))}
          onChange={chooseRound}
        />
      )}
      {tried !== undefined && <ImportTrial tried={tried} />}
      {pending && (
        <div role="status">
          <Progress value={100} animated striped aria-label={t("import.running")} />
          <Text size="sm">{t("import.sending", { size: number(Math.ceil(size / 1_000_000)) })}</Text>
        </div>
      )}
    </FormPage>
  );
}

function stampOf(file: File | null): string {
  return file === null ? "" : `${file.name} ${file.size} ${file.lastModified}`;
}
