import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./TourPanel.module.css";
import { tours } from "./tour-steps.ts";
import { useTour } from "./use-tour.ts";

/**
 * The first pages to look at, for the post of the officer who is signed in. It lies above the work of the day and covers nothing; once closed it
 * is opened again from the menu of the user, which sends the focus here.
 */
export function TourPanel(props: { readonly isAskedFor: boolean; readonly onShown: () => void }) {
  const { t } = useTranslation("home");
  const open = useTour();
  const title = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const { isAskedFor, onShown } = props;
  const change = open?.change;
  const isShown = open !== undefined && !open.progress.isClosed;
  useEffect(() => {
    if (!isAskedFor) return undefined;
    change?.((before) => (before.isClosed ? { ...before, isClosed: false } : before));
    if (!isShown) return undefined;
    // A menu that closes gives the focus back to its button a moment later, and would take it from here.
    const focusing = setTimeout(() => {
      head.current?.focus();
      onShown();
    }, 50);
    return () => clearTimeout(focusing);
  }, [isAskedFor, isShown, change, onShown]);
  if (open === undefined || open.progress.isClosed) return null;
  const { tour, progress } = open;
  const steps = tours[tour];
  const done = steps.filter(({ key }) => progress.visited.includes(key)).length;
  const next = steps.find(({ key }) => !progress.visited.includes(key))?.key;
  const isWhole = done === steps.length;
  const close = () => {
    open.change((before) => ({ ...before, isClosed: true }));
    // The button that had the focus is gone: reading goes on with the page.
    document.querySelector<HTMLElement>("#content")?.focus();
  };
  return (
    <section className={classes.panel} aria-labelledby={title}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={2} id={title} ref={head} tabIndex={-1}>
          {t(isWhole ? "tour.whole" : "tour.title")}
        </Title>
        <Text className="figures">{t("tour.progress", { done, of: steps.length })}</Text>
      </Group>
      <ol className={classes.steps}>
        {steps.map(({ key, href }, position) => {
          const isDone = progress.visited.includes(key);
          return (
            <li key={key} className={classes.step} data-next={key === next || undefined}>
              <span className={classes.mark} data-done={isDone || undefined} aria-hidden>
                {isDone ? <IconCheck size={16} /> : position + 1}
              </span>
              <span>
                <Anchor href={href} className={classes.way}>
                  {t(`tour.${tour}.${key}.title`)}
                </Anchor>
                {isDone && <span className={classes.done}> · {t("tour.done")}</span>}
                <Text component="span" className={classes.text}>
                  {t(`tour.${tour}.${key}.text`)}
                </Text>
              </span>
            </li>
          );
        })}
      </ol>
      <Group gap="sm">
        <Button variant="default" onClick={close}>
          {t(isWhole ? "tour.close" : "tour.skip")}
        </Button>
        <Text size="sm">{t("tour.again")}</Text>
      </Group>
    </section>
  );
}
