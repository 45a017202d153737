import type { Language } from "#web/i18n/languages.ts";

/** A time to wait as people say it: "45 giây", "15 phút", "1 giờ 30 phút". Rounded up, so that anyone who waits that long has waited enough. */
export function formatDuration(language: Language, seconds: number): string {
  const say = (value: number, unit: "second" | "minute" | "hour") =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
  if (seconds <= 59) return say(Math.ceil(seconds), "second");
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return say(minutes, "minute");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? say(hours, "hour") : `${say(hours, "hour")} ${say(rest, "minute")}`;
}
