import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import classes from "./ExplanationLines.module.css";
import type { Explanation } from "./explanation.ts";

/** Each indicator: the result as a word, and the answer with its limit as a sentence. What is lacking comes first. */
export function ExplanationLines({ lines }: { readonly lines: Explanation["lines"] }) {
  const { t } = useTranslation("review/explanation");
  const { t: te } = useTranslation("review/explanation");
  const { language } = useFormat();
  const lacking = lines.filter((line) => line.deprived).length;
  const inOrder = lines.toSorted((a, b) => Number(b.deprived) - Number(a.deprived));
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("lacking", { count: lacking, of: String(lines.length) })}</Title>
      <dl className={classes.lines}>
        {inOrder.map((line) => (
          <div key={line.code} className={classes.line}>
            <dt>
              <strong>{line.name[language]}</strong>
              <StateBadge
                tone={line.deprived ? "attention" : "good"}
                label={t(line.deprived ? "deprived" : "notDeprived")}
              />
            </dt>
            <dd>
              {line.text[language]}
              {line.opens.length > 0 && (
                <span className={classes.because}>
                  {te("opens", { support: line.opens.map((one) => one[language]).join(", ") })}
                </span>
              )}
              {line.dueMembers.length > 0 && (
                <span className={classes.because}>{t("because", { names: line.dueMembers.join(", ") })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
