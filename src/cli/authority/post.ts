import { Command, Option } from "commander";
import * as contract from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import { idOf } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { delegationReasons } from "#programme/authority/post/delegate-post.ts";
import { disableReasons } from "#programme/authority/post/disable-officer.ts";
import { endReasons } from "#programme/authority/post/end-post.ts";
import { postKinds } from "#programme/authority/post/post.ts";
import { officerStates } from "#programme/authority/post/recorded-post.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { getSession } from "#contract/authority/session.ts";

type Platform = CliPlatform & { readonly newId: () => string };
type Open = () => Promise<Platform>;
type ExportOptions = {
  out: string;
  format: (typeof contract.officerFormats)[number];
  columns: "vi" | "en" | "id" | "codes";
  area?: string;
  state?: string;
};
type Officer = Output<typeof contract.getOfficer>;

/** Accounts, posts and delegations, for anyone who manages them. */
export function officersCommand(open: Open): Command {
  const officers = new Command("officers").alias("officer").description("officers: accounts, posts, delegations");
  addListing(officers, open);
  addCreating(officers, open);
  addPosts(officers, open);
  addAccounts(officers, open);
  return officers;
}

function addListing(officers: Command, open: Open): void {
  officers
    .command("list")
    .description("officers with a post in your areas")
    .option("--name <text>", "a part of the name or user name")
    .option("--area <id>", "with a post in this area or below it")
    .option("--post <kind>", `one of ${postKinds.join(", ")}`)
    .option("--state <state>", `one of ${officerStates.join(", ")}`)
    .action(async (options: { name?: string; area?: string; post?: string; state?: string }) => {
      const platform = await open();
      const { rows, counts, operators, total } = await listAll(platform, options);
      platform.print(
        rows.map((row) => ({
          user: row.userName,
          name: row.fullName,
          state: row.state,
          posts: row.posts.map((post) => `${post.kind} ${post.areaId}`).join(", "),
          lastSignIn: row.lastSignedInAt ?? "-",
        })),
      );
      platform.say(
        `${total ?? rows.length} found; ${Object.entries(counts)
          .map((one) => one.join(" "))
          .join(", ")}`,
      );
      if (operators < 2)
        platform.say(`There are ${operators} operators. Two are needed: vuon officers create … --post operator`);
    });
  officers
    .command("export")
    .description("the officers of your areas with all their posts, as a file; kept in the audit")
    .requiredOption("--out <file>")
    .addOption(new Option("--format <format>").choices([...contract.officerFormats]).default("csv"))
    .addOption(
      new Option("--columns <language>", "codes for machines").choices(["vi", "en", "id", "codes"]).default("vi"),
    )
    .option("--area <id>", "with a post in this area or below it")
    .option("--state <state>", `one of ${officerStates.join(", ")}`)
    .action(async ({ out, area, ...options }: ExportOptions) => {
      const platform = await open();
      const state = options.state === undefined ? undefined : chosen("state", officerStates, options.state);
      const query = { format: options.format, columns: options.columns, areaId: area, state };
      const bytes = await platform.download(contract.exportOfficers, { query }, out);
      platform.print({ file: out, format: options.format, bytes });
    });
  officers
    .command("show <user>")
    .description("an officer: posts, state, sessions")
    .action(async (user: string) => {
      const platform = await open();
      platform.print(await officerOf(platform, user));
    });
}

async function listAll(platform: Platform, options: { name?: string; area?: string; post?: string; state?: string }) {
  const kind = options.post === undefined ? undefined : chosen("post", postKinds, options.post);
  const state = options.state === undefined ? undefined : chosen("state", officerStates, options.state);
  const query = { name: options.name, areaId: options.area, post: kind, state, limit: 100 };
  const first = await platform.ask(contract.listOfficers, { query });
  const rows = [...first.rows];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await platform.ask(contract.listOfficers, { query: { ...query, cursor } });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return { ...first, rows };
}

function addCreating(officers: Command, open: Open): void {
  officers
    .command("create <user> <full-name>")
    .description("an account with a post; its one-time password is printed once and changed at the first sign-in")
    .requiredOption("--post <kind>", `one of ${postKinds.join(", ")}`)
    .requiredOption("--area <id>", "where the post is held, by area id (96 communes: vuon areas)")
    .option("--office <id>", "of a department_officer or a unit_officer: the office, by its id (vuon offices)")
    .option("--from <day>", "first day, YYYY-MM-DD, today or later; without it today")
    .option("--to <day>", "last day, YYYY-MM-DD; without it the post has no end")
    .addHelpText("after", "\nExample:\n  vuon officers create a.nguyen 'Nguyễn A' --post commune_officer --area 21484")
    .action(async (userName: string, fullName: string, options: PostOptions) => {
      const platform = await open();
      const officerId = idOf("officer", platform.newId());
      const posts = [await postOf(platform, options)];
      platform.print(await platform.ask(contract.createOfficer, { body: { officerId, userName, fullName, posts } }));
    });
}

type PostOptions = {
  readonly post: string;
  readonly area: string;
  readonly office?: string;
  readonly from?: string;
  readonly to?: string;
};

async function postOf(platform: Platform, options: PostOptions) {
  const kind = chosen("post", postKinds, options.post);
  const validFrom = options.from === undefined ? await todayOf(platform) : dayOf(options.from);
  const officeId = options.office === undefined ? undefined : idOf("office", options.office);
  return {
    kind,
    areaId: options.area,
    officeId,
    validFrom,
    validTo: options.to === undefined ? null : dayOf(options.to),
  };
}

function addPosts(officers: Command, open: Open): void {
  officers
    .command("give-post <user>")
    .description("another post for an officer")
    .requiredOption("--post <kind>", `one of ${postKinds.join(", ")}`)
    .requiredOption("--area <id>", "where the post is held")
    .option("--office <id>", "of a department_officer or a unit_officer: the office, by its id (vuon offices)")
    .option("--from <day>", "first day, today or later; without it today")
    .option("--to <day>", "last day; without it the post has no end")
    .action(async (user: string, options: PostOptions) => {
      const platform = await open();
      const { officerId } = await officerOf(platform, user);
      const body = { postId: idOf("post", platform.newId()), ...(await postOf(platform, options)) };
      platform.print(await platform.ask(contract.givePost, { params: { officerId }, body }));
    });
  officers
    .command("end-post <user>")
    .description("end a post after a last day, or at once")
    .requiredOption("--post <kind>", "which post")
    .requiredOption("--area <id>", "where it is held")
    .option(
      "--last-day <day>",
      "the last day on which it counts, today or later; without it the post is revoked at once",
    )
    .requiredOption("--reason <reason>", `one of ${endReasons.join(", ")}`)
    .action(async (user: string, options: PostOptions & { readonly lastDay?: string; readonly reason: string }) => {
      const platform = await open();
      const { postId } = livePost(await officerOf(platform, user), options);
      const lastDay = options.lastDay === undefined ? null : dayOf(options.lastDay);
      const body = { lastDay, reason: chosen("reason", endReasons, options.reason) };
      platform.print(await platform.ask(contract.endPost, { params: { postId }, body }));
    });
  officers
    .command("delegate-post <user> <delegate>")
    .description("have another officer act in the holder's place for at most 90 days")
    .requiredOption("--post <kind>", "which post of the holder")
    .requiredOption("--area <id>", "where it is held")
    .requiredOption("--from <day>", "first day, today or later")
    .requiredOption("--to <day>", "last day")
    .requiredOption("--reason <reason>", `one of ${delegationReasons.join(", ")}`)
    .action(async (user: string, delegate: string, options: Required<PostOptions> & { readonly reason: string }) => {
      const platform = await open();
      const { postId } = livePost(await officerOf(platform, user), options);
      const { officerId } = await officerOf(platform, delegate);
      const body = {
        newPostId: idOf("post", platform.newId()),
        officerId,
        validFrom: dayOf(options.from),
        validTo: dayOf(options.to),
        reason: chosen("reason", delegationReasons, options.reason),
      };
      platform.print(await platform.ask(contract.delegatePost, { params: { postId }, body }));
    });
}

function addAccounts(officers: Command, open: Open): void {
  officers
    .command("disable <user>")
    .description("close an account: its sessions end, its posts count for nothing")
    .requiredOption("--reason <reason>", `one of ${disableReasons.join(", ")}`)
    .action(async (user: string, options: { reason: string }) => {
      const platform = await open();
      const { officerId } = await officerOf(platform, user);
      const reason = chosen("reason", disableReasons, options.reason);
      platform.print(await platform.ask(contract.disableOfficer, { params: { officerId }, body: { reason } }));
    });
  const others = [
    ["enable", "open a disabled account again, with a one-time password", contract.enableOfficer],
    ["reset-password", "a one-time password in the place of the old one; all sessions end", contract.resetPassword],
    ["end-sessions", "sign an officer out everywhere", contract.endSessions],
  ] as const;
  for (const [name, description, endpoint] of others)
    officers
      .command(`${name} <user>`)
      .description(description)
      .action(async (user: string) => {
        const platform = await open();
        const { officerId } = await officerOf(platform, user);
        platform.print(await platform.ask(endpoint, { params: { officerId } }));
      });
}

async function officerOf(platform: Platform, userName: string): Promise<Officer> {
  const { rows } = await listAll(platform, { name: userName });
  const found = rows.find((row) => row.userName === userName);
  if (found === undefined)
    throw new CheckFailed(`There is no officer ${userName} in your areas: see vuon officers list`);
  return platform.ask(contract.getOfficer, { params: { officerId: found.officerId } });
}

function livePost({ posts, userName }: Officer, options: { readonly post: string; readonly area: string }) {
  const found = posts.find(
    (post) =>
      post.kind === options.post && post.areaId === options.area && (post.state === "held" || post.state === "coming"),
  );
  if (found === undefined) throw new CheckFailed(`${userName} holds no post ${options.post} in ${options.area}`);
  return found;
}

async function todayOf(platform: Platform): Promise<LocalDate> {
  return (await platform.ask(getSession)).today;
}

function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === undefined) throw new CheckFailed(`${text} is not a day: write YYYY-MM-DD`);
  return day;
}

function chosen<Choice extends string>(name: string, choices: readonly Choice[], text: string): Choice {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new CheckFailed(`${text} is not a ${name}: use one of ${choices.join(", ")}`);
  return found;
}
