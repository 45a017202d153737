import { NativeSelect } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { listAreas } from "#contract/area/area.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useBoundaries } from "#web/area/use-boundaries.ts";
import { useEndpoint } from "#web/client.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { AreaMap } from "#web/ui/map/AreaMap.tsx";
import { bandOf, bandsOf } from "#web/ui/map/bands.ts";
import { highestTwo } from "#web/area/place-figure.ts";
import type { PlaceFigure } from "#web/area/place-figure.ts";
import { Picture } from "#web/ui/picture/Picture.tsx";

/** The places of an area on a map, shaded by whichever figure of the page is chosen; the table behind it has all of them. */
export function PlacesPicture(props: {
  readonly areaId: string;
  /** The first that says anything is shown until another is chosen. */
  readonly figures: readonly PlaceFigure[];
  /** What the map is of: the title while too little is known to say more. */
  readonly label: string;
  readonly asOf?: LocalDate;
  readonly source: string;
  readonly hrefOf: (areaId: string) => string;
  /** A title of the page's own; of the figure that is chosen where it says nothing. */
  readonly findingOf?: (key: string) => string | undefined;
  /** In place of the table of all figures. */
  readonly table?: ReactNode;
  readonly exportName: string;
}) {
  const { t } = useTranslation(["ui", "terms"]);
  const router = useRouter();
  const { areaId, figures, label, hrefOf } = props;
  const [key, choose] = useState<string>();
  const places = useEndpoint(listAreas, { query: { parentId: areaId } }, { enabled: areaId !== "" });
  const boundaries = useBoundaries(areaId);
  const rows = places.data?.rows ?? [];
  // A map on which all places are alike tells nothing: it is shown when somebody asks for it.
  const figure =
    figures.find((one) => one.key === key) ??
    figures.find((one) => rows.some((row) => (one.of(row.areaId)?.value ?? 0) > 0)) ??
    figures[0];
  if (figure === undefined || rows.length < 2) return null;
  const values = rows.map((row) => figure.of(row.areaId)?.value);
  // Where no figure is shown there is no band to explain.
  const bands = values.every((value) => value === undefined) ? [] : bandsOf(values, figure.least);
  const highest = highestTwo(rows, figure);
  const textOf = (placeId: string, one = figure) => one.of(placeId)?.text ?? t("map.unknown");
  const finding =
    props.findingOf?.(figure.key) ??
    (highest === undefined
      ? label
      : t("map.highest", {
          figure: figure.label,
          first: highest[0].name,
          firstFigure: textOf(highest[0].areaId),
          second: highest[1].name,
          secondFigure: textOf(highest[1].areaId),
        }));
  const bandTexts = bands.map((from, at) => {
    const to = bands[at + 1];
    return to === undefined
      ? t("map.bandFrom", { from: figure.say(from) })
      : t("map.band", { from: figure.say(from), to: figure.say(to) });
  });
  return (
    <Picture
      finding={finding}
      {...(props.asOf === undefined ? {} : { asOf: props.asOf })}
      source={props.source}
      picture={
        <>
          {figures.length > 1 && (
            <NativeSelect
              label={t("map.figure")}
              className="no-print"
              mb="sm"
              maw={420}
              value={figure.key}
              data={figures.map((one) => ({ value: one.key, label: one.label }))}
              onChange={(event) => choose(event.currentTarget.value)}
            />
          )}
          <AreaMap
            label={`${label}: ${figure.label}`}
            areas={rows.map((row) => {
              const found = figure.of(row.areaId);
              return {
                areaId: row.areaId,
                name: row.name,
                centre: row.centre,
                boundary: boundaries.shapes.get(row.areaId),
                band: found?.value === undefined ? undefined : bandOf(found.value, bands),
                isWithheld: found?.isWithheld,
                figure: textOf(row.areaId),
              };
            })}
            bands={bandTexts}
            boundaries={boundaries.origin}
            onOpen={(placeId) => router.history.push(hrefOf(placeId))}
          />
        </>
      }
      table={
        props.table ?? (
          <ListBody
            label={label}
            rows={rows}
            rowKey={(row) => row.areaId}
            hrefOf={(row) => hrefOf(row.areaId)}
            empty={{ why: t("map.unknown") }}
            exportName={props.exportName}
            columns={[
              { key: "area", head: t("terms:area"), text: (row) => row.name, onPhone: true },
              ...figures.map((one) => ({
                key: one.key,
                head: one.label,
                text: (row: (typeof rows)[number]) => textOf(row.areaId, one),
                numeric: true,
                onPhone: one.key === figure.key,
              })),
            ]}
          />
        )
      }
    />
  );
}
