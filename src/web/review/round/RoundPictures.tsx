import { SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { roundProgress } from "#contract/review/round.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { PlaceFigure } from "#web/area/place-figure.ts";
import { PlacesPicture } from "#web/area/PlacesPicture.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { countSteps, reviewSteps } from "./review-steps.ts";
import { RoundPicture } from "./RoundPicture.tsx";

type Row = Output<typeof roundProgress>["rows"][number];

/** How far the places of a round are, as bars or on a map. */
export function RoundPictures(props: {
  readonly areaId: string;
  readonly rows: readonly Row[];
  readonly asOf: LocalDate;
  readonly rowHead: string;
  readonly hrefOf: (areaId: string) => string;
}) {
  const { t } = useTranslation("review/round");
  const [shown, show] = useState<string>("bars");
  const figures = useRoundFigures(props.rows);
  if (props.rows.length < 2) return null;
  return (
    <Stack gap="sm">
      <SegmentedControl
        className="no-print"
        aria-label={t("picture.choose")}
        value={shown}
        data={(["bars", "map"] as const).map((value) => ({ value, label: t(`picture.${value}`) }))}
        onChange={show}
        style={{ alignSelf: "flex-start" }}
      />
      {shown === "bars" ? (
        <RoundPicture {...props} rows={[...props.rows]} />
      ) : (
        <PlacesPicture
          areaId={props.areaId}
          figures={figures}
          label={t("picture.label")}
          asOf={props.asOf}
          source={t("picture.source")}
          hrefOf={props.hrefOf}
          exportName="review-map"
        />
      )}
    </Stack>
  );
}

/** What a map of a round can show: how much is decided, and where objections and second looks wait. */
export function useRoundFigures(rows: readonly Row[]): readonly PlaceFigure[] {
  const { t } = useTranslation("review/round");
  const { number, share } = useFormat();
  const byId = new Map(rows.map((row) => [row.areaId, row]));
  const count = (key: string, label: string, of: (row: Row) => ShownCount): PlaceFigure => ({
    key,
    label,
    of: (areaId) => {
      const row = byId.get(areaId);
      if (row === undefined) return undefined;
      const found = of(row);
      return { value: found === suppressed ? undefined : found, text: number(found), isWithheld: found === suppressed };
    },
    say: (value) => number(value, 0),
    least: 1,
  });
  return [
    {
      key: "decided",
      label: t("picture.decided"),
      of: (areaId) => {
        const states = byId.get(areaId)?.states;
        const steps = countSteps(states ?? {});
        const all = reviewSteps.reduce((sum, step) => sum + steps[step], 0);
        if (all === 0) return undefined;
        const of = { done: number(steps.done), all: number(all), share: share(steps.done / all, 0) };
        return { value: (steps.done / all) * 100, text: t("picture.decidedOf", of) };
      },
      say: (value) => share(value / 100, 0),
      least: 20,
    },
    count("objections", t("picture.objections"), ({ openObjections }) => openObjections),
    count("looks", t("picture.looks"), ({ flagged }) => flagged),
  ];
}
