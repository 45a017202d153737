import { Anchor, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";
import classes from "./HomePage.module.css";

const stages = ["review", "planning", "delivery", "payment", "evaluation"] as const;
const links = {
  review: paths.rounds(),
  planning: paths.plans(),
  delivery: paths.activities(),
  payment: paths.batches(),
  evaluation: paths.results(),
} as const;

/** The five stages in the order of the year. */
export function StagesOfYear() {
  const { t } = useTranslation("home");
  return (
    <section>
      <Title order={2} mb="sm">
        {t("stages")}
      </Title>
      <ol className={classes.stages}>
        {stages.map((stage) => (
          <li key={stage} className={classes.stage}>
            <Anchor href={links[stage]} fw={600}>
              {t(`stage.${stage}`)}
            </Anchor>
            <Text>{t(`stage.${stage}Text`)}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
