import { Button, FileInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importBoundaries } from "#contract/registry.ts";
import { Problem } from "#web/parts/Problem.tsx";
import { readGeoJson } from "./read-geojson.ts";
import { useAct } from "#web/client.ts";

/** Import of the boundaries of the areas below an area; tells what did not match. */
export function BoundariesPage({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation("registry");
  const [file, setFile] = useState<File | null>(null);
  const [codeProperty, setCodeProperty] = useState("code");
  const [source, setSource] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const take = useAct(importBoundaries);

  const send = async () => {
    const features = readGeoJson((await file?.text()) ?? "");
    setUnreadable(features === undefined);
    if (features !== undefined)
      take.mutate({ params: { areaId }, body: { source, codeProperty, features: [...features] } });
  };
  return (
    <Stack maw={640} component="form" onSubmit={(event) => (event.preventDefault(), void send())}>
      <Title order={1}>{t("boundaries.title")}</Title>
      <FileInput
        label={t("boundaries.file")}
        description={t("boundaries.fileHelp")}
        accept=".geojson,.json"
        value={file}
        onChange={setFile}
        error={unreadable ? t("boundaries.notGeoJson") : undefined}
      />
      <TextInput
        label={t("boundaries.codeProperty")}
        value={codeProperty}
        onChange={(event) => setCodeProperty(event.currentTarget.value)}
      />
      <TextInput
        label={t("boundaries.source")}
        description={t("boundaries.sourceHelp")}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Text>{t("boundaries.next")}</Text>
      <Problem error={take.error} />
      <Button
        type="submit"
        disabled={file === null || source.trim() === "" || codeProperty === ""}
        loading={take.isPending}
      >
        {t("boundaries.send")}
      </Button>
      {take.data !== undefined && (
        <div role="status">
          <Text>{t("boundaries.matched", { count: take.data.matched })}</Text>
          {take.data.unknownCodes.length > 0 && (
            <Text>{t("boundaries.unknown", { codes: take.data.unknownCodes.join(", ") })}</Text>
          )}
          {take.data.withoutBoundary.length > 0 && (
            <Text>
              {t("boundaries.without", { names: take.data.withoutBoundary.map(({ name }) => name).join(", ") })}
            </Text>
          )}
        </div>
      )}
    </Stack>
  );
}
