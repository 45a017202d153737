import { Button, FileInput, Progress, Select, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { importHouseholds } from "#contract/registry-imports.ts";
import type { Id } from "#kernel/id.ts";
import { Problem } from "#web/parts/Problem.tsx";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/parts/use-format.ts";

const largest = 32_000_000;

/** Import of files that a browser can send; what is larger goes through the command line. */
export function NewImportPage(props: {
  readonly areas: readonly { readonly areaId: string; readonly areaName: string }[];
  readonly onDone: (importId: string) => void;
}) {
  const { t } = useTranslation("registry");
  const { number } = useFormat();
  const [areaId, setAreaId] = useState(props.areas[0]?.areaId ?? null);
  const [mapping, setMapping] = useState<File | null>(null);
  const [households, setHouseholds] = useState<File | null>(null);
  const [people, setPeople] = useState<File | null>(null);
  const take = useAct(importHouseholds);
  const size = (households?.size ?? 0) + (people?.size ?? 0);
  const tooLarge = size > largest;

  const send = async () => {
    if (areaId === null || mapping === null || households === null) return;
    const body = {
      importId: v7() as Id<"import">,
      areaId,
      mapping: await mapping.text(),
      households: await households.text(),
      ...(people === null ? {} : { people: await people.text() }),
    };
    take.mutate({ body, key: body.importId }, { onSuccess: ({ importId }) => props.onDone(importId) });
  };
  return (
    <Stack maw={640} component="form" onSubmit={(event) => (event.preventDefault(), void send())}>
      <Title order={1}>{t("import.title")}</Title>
      <Select
        label={t("import.area")}
        description={t("import.areaHelp")}
        data={props.areas.map((area) => ({ value: area.areaId, label: area.areaName }))}
        value={areaId}
        allowDeselect={false}
        onChange={setAreaId}
      />
      <FileInput
        label={t("import.mapping")}
        description={t("import.mappingHelp")}
        accept=".yaml,.yml"
        value={mapping}
        onChange={setMapping}
      />
      <FileInput
        label={t("import.households")}
        description={t("import.householdsHelp")}
        accept=".csv,.tsv,text/csv"
        value={households}
        onChange={setHouseholds}
      />
      <FileInput label={t("import.people")} accept=".csv,.tsv,text/csv" value={people} onChange={setPeople} clearable />
      <Text>{t("import.next")}</Text>
      {tooLarge && <Text c="red">{t("import.tooLarge")}</Text>}
      <Problem error={take.error} />
      {take.isPending && (
        <div role="status">
          <Progress value={100} animated striped aria-label={t("import.running")} />
          <Text size="sm">{t("import.sending", { size: number(Math.ceil(size / 1_000_000)) })}</Text>
        </div>
      )}
      <Button
        type="submit"
        disabled={areaId === null || mapping === null || households === null || tooLarge}
        loading={take.isPending}
      >
        {t("import.send")}
      </Button>
    </Stack>
  );
}
