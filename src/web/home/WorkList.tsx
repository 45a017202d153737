import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readWork } from "#contract/home/work.ts";
import { localDate } from "#kernel/local-date.ts";
import { dueTimes } from "#programme/review/round/when-due.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { DeadlineText } from "#web/ui/DeadlineText.tsx";
import classes from "./HomePage.module.css";
import { workHref } from "./work-href.ts";

type Answer = Output<typeof readWork>;

/** What this officer can finish: late first, each opening what waits and nothing else. */
export function WorkList({ rows }: { readonly rows: Answer["rows"] }) {
  const { t } = useTranslation("home");
  const { number } = useFormat();
  const today = useSession().data?.today;
  return (
    <Stack gap="lg">
      {dueTimes.map((when) => {
        const due = rows.filter((row) => row.when === when);
        if (due.length === 0) return null;
        return (
          <section key={when}>
            <Title order={2} mb={4}>
              {t(`when.${when}`)}
            </Title>
            <ul className={classes.due} aria-label={t(`when.${when}`)}>
              {due.map((row) => (
                <li key={keyOf(row)}>
                  <Anchor href={workHref(row)} className={classes.task}>
                    <span className={classes.count}>{number(row.count)}</span>
                    <span>
                      {t(`work.${row.kind}`)}
                      {row.dueOn !== null && today !== undefined && (
                        <span className={classes.until}>
                          <DeadlineText due={row.dueOn} today={today} />
                        </span>
                      )}
                    </span>
                  </Anchor>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}

/** What waits in the same areas for somebody else: with whom, and since when. */
export function OthersWork({ rows }: { readonly rows: Answer["others"] }) {
  const { t } = useTranslation(["home", "ui"]);
  const { number, day } = useFormat();
  if (rows.length === 0) return null;
  return (
    <section>
      <Title order={2} mb={4}>
        {t("others")}
      </Title>
      <ul className={classes.due} aria-label={t("others")}>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <Anchor href={workHref(row)} className={classes.task}>
              <span className={classes.count}>{number(row.count)}</span>
              <span>
                {t(`work.${row.kind}`)}
                <Text component="span" className={classes.until}>
                  {row.since === null
                    ? t("waitsFor", { posts: row.posts.map((post) => t(`ui:post.${post}`)).join(", ") })
                    : t("waitsForSince", {
                        posts: row.posts.map((post) => t(`ui:post.${post}`)).join(", "),
                        day: day(localDate(row.since.slice(0, 10))),
                      })}
                </Text>
              </span>
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}

const keyOf = (row: Answer["rows"][number]) => `${row.kind} ${row.roundId ?? ""} ${row.when} ${row.recordId ?? ""}`;
