import { z } from "zod";

/** What an operator may set, all by environment. Nothing else in the house reads process.env. */
const schema = z.object({
  /** PostgreSQL >= 15 for the migrator role; without it the embedded database is started. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The app role's own address; without it the app role's password is set at migration and kept by the process. */
  VUON_APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the embedded database, keys and made files live. */
  VUON_HOME: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().default("127.0.0.1"),
  /** The address that browsers use, when a proxy stands in front. */
  VUON_PUBLIC_URL: z.url().optional(),
  /** Proxies whose X-Forwarded-For is believed: addresses and networks, separated by commas. */
  VUON_TRUSTED_PROXIES: z.string().default(""),
  /** Who must have a second factor at sign-in. */
  VUON_SECOND_FACTOR: z.enum(["none", "operators", "all"]).default("none"),
  /** The shared sign-in (OpenID Connect): without an issuer there is none. */
  VUON_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  VUON_OIDC_CLIENT_ID: z.string().min(1).default("vuon"),
  VUON_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What its button is called. */
  VUON_OIDC_NAME: z.string().min(1).default("OpenID Connect"),
  VUON_OIDC_SCOPE: z.string().default("openid profile"),
  /** The claim that becomes the user name, and the one that lists posts ("commune_officer@21484"). */
  VUON_OIDC_USER_CLAIM: z.string().default("preferred_username"),
  VUON_OIDC_POSTS_CLAIM: z.string().default("vuon_posts"),
  /** Whether an officer who is known here by the same user name is linked at the first sign-in; else only new officers are made. */
  VUON_OIDC_LINKS_EXISTING: z.enum(["yes", "no"]).default("no"),
  VUON_TIME_ZONE: z.string().default("Asia/Ho_Chi_Minh"),
  /** The province that opens for posts of the whole country: official code. */
  VUON_PROVINCE: z.string().default("51"),
  /** pain.001 message version of payment files. */
  VUON_PAIN_VERSION: z.enum(["pain.001.001.09", "pain.001.001.12"]).default("pain.001.001.09"),
  /** The largest file that may be handed in, in bytes. */
  VUON_LARGEST_FILE: z.coerce.number().int().min(1).default(200_000_000),
  /** How many downloads are read from the database at once; each has a connection of its own, one officer gets half of them. */
  VUON_DOWNLOADS: z.coerce.number().int().min(1).max(50).default(4),
  /** Whether this process also does the work in the background; "elsewhere" leaves it to `vuon worker`. */
  VUON_JOBS: z.enum(["here", "elsewhere"]).default("here"),
  VUON_DEMO_HOUSEHOLDS: z.coerce.number().int().min(0).default(56_000),
});

export type Config = z.infer<typeof schema>;

export class ConfigInvalid extends Error {}

/** @throws ConfigInvalid that names each variable that is wrong, and why. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigInvalid(`The environment is not usable:\n  ${wrong.join("\n  ")}`);
}
