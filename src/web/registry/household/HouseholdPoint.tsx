import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { recordHouseholdPoint } from "#contract/registry/household-point.ts";
import type { getHouseholdPoint } from "#contract/registry/household-point.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { distanceBetween } from "#programme/registry/household/household-point.ts";
import { useBoundaries } from "#web/area/use-boundaries.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { PointMap } from "#web/ui/map/PointMap.tsx";
import { listAreas } from "#contract/area/area.ts";

type Place = { readonly lon: number; readonly lat: number; readonly accuracyM?: number | null };
/** Around the commune so many are drawn too, that one knows where one is. */
const neighbours = 8;

/** Where the house stands: on a map, in degrees, for the device's own map; taken by the device at the house, or typed. */
export function HouseholdPoint(props: {
  readonly household: Output<typeof getHousehold>;
  readonly place: Output<typeof getHouseholdPoint>;
}) {
  const { t } = useTranslation("registry/household");
  const { day, number } = useFormat();
  const may = useMay();
  const { household, place } = props;
  const { householdId } = household;
  const [asked, ask] = useState<"taking" | "denied" | "hand" | Place>();
  const mayRecord = may("registry.changeHousehold") && household.closedOn === null;
  const { point } = place;
  const takeHere = () => {
    ask("taking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        ask({ lon: coords.longitude, lat: coords.latitude, accuracyM: Math.max(1, Math.round(coords.accuracy)) }),
      () => ask("denied"),
      { enableHighAccuracy: true, timeout: 30_000 },
    );
  };
  const reported = ({ lon, lat }: Place) => t("point.at", { lat: lat.toFixed(5), lon: lon.toFixed(5) });
  const close = () => ask(undefined);
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("point.title")}</Title>
      {point === null ? (
        <Text>{t("point.none")}</Text>
      ) : (
        <>
          <PlacePicture {...place} point={point} communeName={household.communeName} />
          <Text>
            {[
              reported(point),
              ...(point.accuracyM === null ? [] : [t("point.accuracy", { metres: number(point.accuracyM) })]),
              t("point.recorded", { who: point.recordedBy ?? "–", day: day(point.recordedOn) }),
            ].join("; ")}
          </Text>
          <Anchor href={`geo:${point.lat},${point.lon}`}>{t("point.open")}</Anchor>
        </>
      )}
      <div role="status">
        {asked === "taking" && <Text>{t("point.taking")}</Text>}
        {asked === "denied" && <Text>{t("point.denied")}</Text>}
      </div>
      {mayRecord && (
        <Group>
          <Button variant="default" loading={asked === "taking"} onClick={takeHere}>
            {t("point.here")}
          </Button>
          <Button variant="default" onClick={() => ask("hand")}>
            {t("point.byHand")}
          </Button>
        </Group>
      )}
      {asked === "hand" && (
        <ActDialog
          endpoint={recordHouseholdPoint}
          verb={t("point.byHand")}
          next={t("point.byHandNext")}
          initial={{ householdId, pointId: newId("household point"), how: "hand" }}
          fields={[
            { path: "lat", label: t("point.lat"), help: t("point.help") },
            { path: "lon", label: t("point.lon") },
          ]}
          onClose={close}
        />
      )}
      {typeof asked === "object" && (
        <ActDialog
          endpoint={recordHouseholdPoint}
          verb={t("point.here")}
          next={`${reported(asked)}. ${t("point.hereNext")}`}
          initial={{
            householdId,
            pointId: newId("household point"),
            lon: asked.lon,
            lat: asked.lat,
            ...(typeof asked.accuracyM === "number" ? { accuracyM: asked.accuracyM } : {}),
            how: "device",
          }}
          onClose={close}
        />
      )}
    </Stack>
  );
}

function PlacePicture(props: {
  readonly point: Place;
  readonly communeId: string;
  readonly communeName: string;
  readonly provinceId: string | null;
}) {
  const { t } = useTranslation("registry/household");
  const { point, communeId, provinceId } = props;
  const asked = { enabled: provinceId !== null };
  const communes = useEndpoint(listAreas, { query: { parentId: provinceId ?? communeId } }, asked);
  const boundaries = useBoundaries(provinceId ?? communeId, asked);
  const areas = useMemo(() => {
    const away = ({ areaId, centre }: { areaId: string; centre: Place | null }) =>
      areaId === communeId ? -1 : centre === null ? Number.POSITIVE_INFINITY : distanceBetween(centre, point);
    return (communes.data?.rows ?? [])
      .toSorted((a, b) => away(a) - away(b))
      .slice(0, neighbours + 1)
      .map(({ areaId, name, centre }) => ({ areaId, name, centre, boundary: boundaries.shapes.get(areaId) }));
  }, [communes.data, boundaries, communeId, point]);
  if (areas.length === 0) return null;
  return (
    <div style={{ maxWidth: "30rem" }}>
      <PointMap
        label={t("point.map", { commune: props.communeName })}
        areas={areas}
        point={point}
        boundaries={boundaries.origin}
      />
    </div>
  );
}
