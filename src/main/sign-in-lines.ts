import { commandLine } from "#programme/authority/post/command-line.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { isDemo } from "#server/authority/authority-store.ts";
import { rootArea } from "#server/platform/database/root-area.ts";

export type SignInFacts = { readonly isDemo: boolean; readonly hasOfficers: boolean; readonly country: string };

/** What `npm start` says about signing in. Demo officers are named only where they are. */
export function signInLines({ isDemo: demo, hasOfficers, country }: SignInFacts): readonly string[] {
  const end = "Ctrl C ends it.";
  if (demo) return [`Sign in as province.officer, chair.21484 (Ba Tơ) or another demo officer (docs/demo.md); ${end}`];
  if (hasOfficers) return [end];
  return [
    "Nobody can sign in yet. Make the first operator; a one-time password is printed (docs/operator.md):",
    `  npm run -s vuon -- officers create USER-NAME 'FULL NAME' --post operator --area ${country}`,
    end,
  ];
}

export async function signInFacts({ database }: ServerContext): Promise<SignInFacts> {
  const officer = await database
    .selectFrom("authority.officers")
    .select("officer_id")
    .where("user_name", "<>", commandLine.userName)
    .limit(1)
    .executeTakeFirst();
  return {
    isDemo: await isDemo(database),
    hasOfficers: officer !== undefined,
    country: await rootArea(database),
  };
}
