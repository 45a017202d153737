import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseNetworks } from "./http/client-address.ts";

const postgresUrl = (role: string) =>
  z.url({
    protocol: /^postgres(ql)?$/,
    error: `is not the address of a PostgreSQL database: write postgres://user:password@host/database, for ${role}`,
  });
const webUrl = (example: string) =>
  z.url({ protocol: /^https?$/, error: `is not a web address: write it whole, such as ${example}` });
const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  z.enum(words, { error: `is no word that is known here: write ${words.join(" or ")}` });
/** Figures alone: `Number` would take blanks, "0x10" and "1e3". */
const wholeNumber = (least: number, most: number, example: string) =>
  z
    .string()
    .transform((text) => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN))
    .refine((number) => number >= least && number <= most, {
      error: `is not a whole number from ${least} to ${most}: write it in figures alone, such as ${example}`,
    });
const filled = (error: string) => z.string().refine((text) => text.trim() === text, { error });

/** What an operator may set, all by environment. Nothing else in the installation reads process.env. */
const schema = z.object({
  /** PostgreSQL >= 15 for the migrator role; without it the embedded database is started. */
  DATABASE_URL: postgresUrl("the role that owns the tables").optional(),
  /** The app role's own address; without it the app role's password is set at migration and kept by the process. */
  VUON_APP_DATABASE_URL: postgresUrl("the role vuon_app").optional(),
  /** Where the embedded database, keys and made files live. */
  VUON_HOME: z.string().optional(),
  PORT: wholeNumber(0, 65_535, "3000").optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: "is no host: write an address or a name alone, without a port, such as 127.0.0.1" })
    .default("127.0.0.1"),
  /** The address that browsers use, when a proxy is in front. */
  VUON_PUBLIC_URL: webUrl("https://vuon.example.vn").optional(),
  /** Proxies whose X-Forwarded-For is believed: addresses and networks, separated by commas. */
  VUON_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text, context) => {
      try {
        return parseNetworks(text);
      } catch (error) {
        const remedy = "write addresses and networks, separated by commas, such as 10.0.0.0/8, 192.0.2.7";
        context.addIssue(`${error instanceof Error ? error.message : String(error)}: ${remedy}`);
        return z.NEVER;
      }
    }),
  /** Who must have a second factor at sign-in. */
  VUON_SECOND_FACTOR: oneOf("none", "operators", "all").default("none"),
  /** The shared sign-in (OpenID Connect): without an issuer there is none. */
  VUON_OIDC_ISSUER: webUrl("https://sso.example.vn/realms/tinh").optional(),
  VUON_OIDC_CLIENT_ID: filled("has blanks around it: write the name of the client alone").default("vuon"),
  VUON_OIDC_CLIENT_SECRET: filled("has blanks around it: write the secret alone, as the provider gave it").optional(),
  /** What its button is called. */
  VUON_OIDC_NAME: z.string().default("OpenID Connect"),
  VUON_OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(" ").includes("openid"), {
      error: "does not ask for openid: write the scopes with blanks between, openid among them",
    })
    .default("openid profile"),
  /** The claim that becomes the user name, and the one that lists posts ("commune_officer@21484"). */
  VUON_OIDC_USER_CLAIM: filled("has blanks around it: write the name of the claim alone").default("preferred_username"),
  VUON_OIDC_POSTS_CLAIM: filled("has blanks around it: write the name of the claim alone").default("vuon_posts"),
  /** In which areas, themselves and all below, claims give and end posts: official codes, separated by commas; else the province. */
  VUON_OIDC_AREAS: z
    .string()
    .regex(/^[\w.-]{1,60}(?: *, *[\w.-]{1,60})*$/, {
      error: "is no list of areas: write their official codes, separated by commas, such as 51 or 51, 48",
    })
    .transform((text) => text.split(",").map((code) => code.trim()))
    .optional(),
  /** Whether an officer who is known here by the same user name is linked at the first sign-in; else only new officers are made. */
  VUON_OIDC_LINKS_EXISTING: oneOf("yes", "no").default("no"),
  /** Without it the country's own. */
  VUON_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: "is no time zone that this machine knows: write its name, such as Asia/Ho_Chi_Minh" })
    .optional(),
  /** The folder of the country's packs (areas, standards, programmes, forms, prints); without it those that are shipped. */
  VUON_PACKS: z
    .string()
    .refine((path) => existsSync(join(path, "areas")), {
      error: "is no folder of packs: name one that holds the folder areas, such as packs/sample-country",
    })
    .optional(),
  /** The province that opens for posts of the whole country: official code; without it the one that the country's pack names. */
  VUON_PROVINCE: z
    .string()
    .regex(/^[A-Z\d][\w.-]{0,19}$/i, { error: "is no official code of a province: write it alone, such as 51" })
    .optional(),
  /** pain.001 message version of payment files. */
  VUON_PAIN_VERSION: oneOf("pain.001.001.09", "pain.001.001.12").default("pain.001.001.09"),
  /** The largest file that may be handed in, in bytes. */
  VUON_LARGEST_FILE: wholeNumber(1, 100_000_000_000, "200000000").default(200_000_000),
  /** How many downloads are read from the database at once; each has a connection of its own, one officer gets half of them. */
  VUON_DOWNLOADS: wholeNumber(1, 50, "4").default(4),
  /** For how many hours a one-time password that an operator made lets its officer in. */
  VUON_ONE_TIME_PASSWORD_HOURS: wholeNumber(1, 8760, "72").default(72),
  /** Whether this process also does the work in the background; "elsewhere" leaves it to `vuon worker`. */
  VUON_JOBS: oneOf("here", "elsewhere").default("here"),
  /** Made-up households of the whole province; 0: no demo. 560000 is the full size. */
  VUON_DEMO_HOUSEHOLDS: wholeNumber(0, 10_000_000, "28000").default(28_000),
  /** Only these communes have people in the demo: codes, separated by commas; without it, all of the province. */
  VUON_DEMO_COMMUNES: z.string().optional(),
});

export type Config = z.infer<typeof schema>;

export class ConfigInvalid extends Error {}

/**
 * A variable that is set to nothing counts as not set. @throws ConfigInvalid that names each variable that is wrong, how, and the remedy;
 * never its value, which may be a password.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  if (read.success) return withDemo(read.data, given["VUON_DEMO_HOUSEHOLDS"] !== undefined);
  const wrong = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
  throw new ConfigInvalid(`The environment is not usable, and nothing was started:\n  ${wrong.join("\n  ")}`);
}

/** The demo is of the country that is shipped: with the packs of another there is none. */
function withDemo(config: Config, isAskedFor: boolean): Config {
  if (config.VUON_PACKS === undefined) return config;
  if (isAskedFor && config.VUON_DEMO_HOUSEHOLDS > 0)
    throw new ConfigInvalid(
      "The environment is not usable, and nothing was started:\n  VUON_DEMO_HOUSEHOLDS is of the shipped packs alone: write 0 where VUON_PACKS names others.",
    );
  return { ...config, VUON_DEMO_HOUSEHOLDS: 0 };
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
