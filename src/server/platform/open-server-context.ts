import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { Capacity } from "./http/capacity.ts";
import type { Config } from "./config.ts";
import { connect } from "./database/database.ts";
import type { ServerContext, Log } from "./server-context.ts";
import type { Keys } from "./keys.ts";
import { openJobs } from "./jobs.ts";
import { country } from "./country.ts";
import { useCountryPacks } from "./pack-files.ts";
import { newId } from "./new-id.ts";
import { codeVersion } from "./version.ts";

/** Opens the server context on a migrated database: `appUrl` signs in as the app role. */
export function openServerContext(options: {
  readonly config: Config;
  readonly appUrl: string;
  readonly keys: Keys;
  readonly log: Log;
  readonly connections?: number;
  /** The clock; tests and the demo play other years. */
  readonly clock?: () => Date;
}): ServerContext {
  useCountryPacks(options.config.VUON_PACKS);
  const clock = options.clock ?? (() => new Date());
  const { VUON_DOWNLOADS: downloads } = options.config;
  const limits = { waitMs: 10_000, lockMs: 30_000, statementMs: 300_000 };
  const database = connect(options.appUrl, { ...limits, connections: options.connections ?? 10 });
  const streams = connect(options.appUrl, { ...limits, connections: downloads, name: "vuon downloads" });
  const jobs = openJobs(options.appUrl, (error) => options.log("error", "jobs", { cause: error.message }));
  const place = country();
  const timeZone = options.config.VUON_TIME_ZONE ?? place.timeZone;
  const dayOf = dayIn(timeZone);
  return {
    config: options.config,
    country: place,
    timeZone,
    provinceId: options.config.VUON_PROVINCE ?? place.opensAt,
    database,
    streams,
    jobs,
    capacity: {
      bodies: new Capacity(160_000_000, 64_000_000),
      downloads: new Capacity(downloads, Math.max(1, Math.floor(downloads / 2))),
      work: new Capacity(24, 6),
    },
    keys: options.keys,
    log: options.log,
    version: codeVersion,
    now: () => clock().toISOString(),
    today: () => dayOf(clock()),
    newId,
    close: async () => {
      await jobs.stop();
      await Promise.all([database.destroy(), streams.destroy()]);
    },
  };
}

/** The day of an instant in a time zone, worked out once a minute: days begin with a minute. */
function dayIn(timeZone: string): (instant: Date) => LocalDate {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  let [known, day]: [number, LocalDate | undefined] = [Number.NaN, undefined];
  return (instant) => {
    const minute = Math.floor(instant.getTime() / 60_000);
    if (minute !== known || day === undefined) [known, day] = [minute, localDate(format.format(instant))];
    return day;
  };
}
