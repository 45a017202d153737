import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import type { Tone } from "#web/ui/tones.ts";
import classes from "./Reasons.module.css";
import { useReasonText } from "./use-reason-text.ts";
import type { ReasonLine } from "./use-reason-text.ts";

const toneOf = (holds: boolean | null): Tone => (holds === null ? "neutral" : holds ? "good" : "stopped");

/** A rule taken apart: each condition with what was found and whether it is met, those that belong together one step in. */
export function Reasons({ lines }: { readonly lines: readonly ReasonLine[] }) {
  const { t } = useTranslation("delivery/eligibility");
  const textOf = useReasonText();
  return (
    <ul className={classes.lines}>
      {lines.map((line, at) => (
        <li key={at} className={classes.line} style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}>
          {line.kind === "condition" && (
            <StateBadge tone={toneOf(line.holds)} label={t(`holds.${String(line.holds ?? "unknown")}`)} />
          )}
          <Text span fw={line.kind === "condition" ? undefined : 600}>
            {textOf(line)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
