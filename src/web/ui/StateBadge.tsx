import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { formatDay } from "#web/format/date.ts";
import classes from "./StateBadge.module.css";
import { toneColour, toneIcon } from "./tones.ts";
import type { Tone } from "./tones.ts";

/** A state as word and icon, and since when; the colour says nothing that the word does not. */
export function StateBadge({
  tone,
  label,
  since,
}: {
  readonly tone: Tone;
  readonly label: string;
  readonly since?: LocalDate | undefined;
}) {
  const { t } = useTranslation("ui");
  const Icon = toneIcon[tone];
  return (
    <span className={classes.badge} style={{ color: toneColour[tone] }}>
      <span className={classes.label}>
        <Icon size={18} stroke={1.8} aria-hidden />
        {label}
      </span>
      {since !== undefined && <span className={classes.since}>{t("state.since", { day: formatDay(since) })}</span>}
    </span>
  );
}
