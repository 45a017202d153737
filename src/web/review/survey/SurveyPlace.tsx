import { Button, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";

export type TakenPlace = { readonly lon: number; readonly lat: number; readonly accuracyM?: number };

/** Where the form is being answered, as the device says; reported only when the reviewer asks for it. */
export function SurveyPlace(props: {
  readonly place: TakenPlace | undefined;
  readonly onPlace: (place: TakenPlace) => void;
}) {
  const { t } = useTranslation("review/evidence");
  const { number } = useFormat();
  const [state, setState] = useState<"taking" | "denied">();
  const { place } = props;
  const take = () => {
    setState("taking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState(undefined);
        props.onPlace({
          lon: coords.longitude,
          lat: coords.latitude,
          accuracyM: Math.max(1, Math.round(coords.accuracy)),
        });
      },
      () => setState("denied"),
      { enableHighAccuracy: true, timeout: 30_000 },
    );
  };
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("place.title")}</Title>
      <Text>{t("place.help")}</Text>
      <div role="status">
        {state === "denied" && <Text>{t("place.denied")}</Text>}
        {place !== undefined && <Text>{t("place.taken", { metres: number(place.accuracyM ?? 0) })}</Text>}
      </div>
      <div>
        <Button variant="default" loading={state === "taking"} onClick={take}>
          {t(place === undefined ? "place.take" : "place.again")}
        </Button>
      </div>
    </Stack>
  );
}
