import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { postingSheet } from "#contract/review/village.ts";

type Place = { readonly roundId: Id<"round">; readonly villageId: string };

/** What is read over the village loudspeaker while the list hangs: numbers, where and until when, how to object; no name. */
export function LoudspeakerPage(place: Place) {
  const found = useEndpoint(postingSheet, { params: place });
  return <Loaded asked={found}>{(sheet) => <LoudspeakerText {...place} sheet={sheet} />}</Loaded>;
}

function LoudspeakerText({ roundId, villageId, sheet }: Place & { readonly sheet: Output<typeof postingSheet> }) {
  const { t } = useTranslation(["review/village", "review/round"]);
  const { day, number } = useFormat();
  const [isCopied, copied] = useState(false);
  const { fromDate, toDate } = sheet;
  const back = <Anchor href={paths.village(roundId, villageId)}>{t("review/round:route.toVillage")}</Anchor>;
  if (fromDate === null || toDate === null)
    return (
      <Stack>
        <PageHead title={t("loudspeaker.title")} />
        <Text>{t("loudspeaker.notPosted")}</Text>
        {back}
      </Stack>
    );
  const count = (name: string) => number(sheet.rows.filter((row) => row.class === name).length);
  const facts = {
    village: sheet.villageName,
    commune: sheet.communeName,
    poor: count("poor"),
    nearPoor: count("near_poor"),
    out: number(sheet.rows.filter((row) => !["poor", "near_poor"].includes(row.class)).length),
    average: count("average"),
    workers: number(sheet.rows.reduce((sum, row) => sum + row.lowIncomeWorkers, 0)),
    places: sheet.places.join(", "),
    from: day(fromDate),
    to: day(toDate),
  };
  const numbers = sheet.kind === "average_living" ? "numbersOfIncome" : "numbers";
  const lines = (["opening", numbers, "where", "object", "closing"] as const).map((line) =>
    t(`loudspeaker.${line}`, facts),
  );
  return (
    <Stack maw="44rem">
      <PageHead title={t("loudspeaker.title")} />
      <Text className="no-print">{t("loudspeaker.intro")}</Text>
      {lines.map((line) => (
        <Text key={line} size="xl" lh={1.7}>
          {line}
        </Text>
      ))}
      <Group className="no-print">
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(lines.join("\n")).then(() => copied(true));
          }}
        >
          {t("loudspeaker.copy")}
        </Button>
        <Button variant="default" onClick={() => globalThis.print()}>
          {t("loudspeaker.print")}
        </Button>
        {back}
      </Group>
      <div role="status">{isCopied ? t("loudspeaker.copied") : ""}</div>
    </Stack>
  );
}
