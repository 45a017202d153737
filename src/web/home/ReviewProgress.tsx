import { Anchor, Progress, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listRounds, roundProgress } from "#contract/review/round.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import classes from "./HomePage.module.css";
import { byNeed, progressOf } from "./progress-of.ts";

const shownPlaces = 8;

/** How far each village or commune of the open round is, those that are behind first. */
export function ReviewProgress({ areaId, today }: { readonly areaId: string; readonly today: string }) {
  const rounds = useEndpoint(listRounds);
  return (
    <Loaded asked={rounds}>
      {({ rows }) => {
        const open = rows.find((round) => round.closedOn === null && round.opensOn <= localDate(today));
        return open === undefined ? null : <OfRound areaId={areaId} roundId={open.roundId} />;
      }}
    </Loaded>
  );
}

type OfRoundProps = { readonly areaId: string; readonly roundId: Id<"round"> };

function OfRound({ areaId, roundId }: OfRoundProps) {
  const { t } = useTranslation(["home", "review/round"]);
  const { number, share } = useFormat();
  const communeId = isCommune(areaId) ? areaId : undefined;
  const asked = useEndpoint(roundProgress, { params: { roundId }, query: { communeId } });
  return (
    <section>
      <Title order={2} mb={4}>
        {t("progress")}
      </Title>
      <Loaded asked={asked}>
        {({ rows, round }) => {
          const places = byNeed(
            rows.map(({ areaId: placeId, areaName, states }) => ({ placeId, areaName, ...progressOf(states) })),
          );
          if (places.length === 0) return <EmptyState why={t("noProgress")} />;
          const sum = (what: "done" | "all") => places.reduce((whole, place) => whole + place[what], 0);
          const [done, all] = [sum("done"), sum("all")];
          return (
            <>
              <Text mb="xs">
                {t("progressOf", {
                  round: t("review/round:roundName", {
                    kind: t(`review/round:kind.${round.kind}`),
                    year: String(round.year),
                  }),
                  done: number(done),
                  all: number(all),
                  share: all === 0 ? "–" : share(done / all, 0),
                })}
              </Text>
              <ul className={classes.places}>
                {places.slice(0, shownPlaces).map((place) => (
                  <li key={place.placeId}>
                    <Anchor
                      href={
                        communeId === undefined
                          ? paths.round(roundId, place.placeId)
                          : paths.village(roundId, place.placeId)
                      }
                      className={classes.place}
                    >
                      <span>{place.areaName}</span>
                      <Progress value={place.all === 0 ? 0 : (place.done / place.all) * 100} aria-hidden="true" />
                      <span className={classes.amount}>
                        {t("doneOf", { done: number(place.done), all: number(place.all) })}
                      </span>
                    </Anchor>
                  </li>
                ))}
              </ul>
              <Anchor href={paths.round(roundId, communeId)}>
                {places.length > shownPlaces ? t("allPlaces", { count: places.length }) : t("openBoard")}
              </Anchor>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
