import { programmePack } from "#contract/planning/programme-pack.ts";
import { mayTakePart } from "#programme/delivery/participation.ts";
import type { ParticipationFacts } from "#programme/delivery/participation.ts";
import type { Programme, Texts } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { programmesInUse } from "./programmes-in-use.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";

export type OpenedSupport = {
  readonly kind: string;
  readonly name: Texts;
  readonly programme: Texts;
  /** Deprivations that it answers; empty for one that answers poverty itself. */
  readonly answers: readonly string[];
};

const opened = new Map<string, Programme>();

/** The programmes that are loaded, each by its latest version. */
async function programmesOf(tx: Tx, indicatorCodes: readonly string[]): Promise<readonly Programme[]> {
  return (await programmesInUse.answer().listLatestPacks(tx)).flatMap(({ key, pack }) => {
    const name = `${key} ${indicatorCodes.join(",")}`;
    const known = opened.get(name) ?? openOf(pack, indicatorCodes, key);
    if (known === undefined) return [];
    opened.set(name, known);
    return [known];
  });
}

/** A programme whose rules name what this standard has not opens nothing by it. */
function openOf(pack: unknown, indicatorCodes: readonly string[], key: string): Programme | undefined {
  const programme = openProgramme(programmePack.parse(pack), indicatorCodes, key);
  return programme.ok ? programme.value : undefined;
}

/** A programme that only uses up what was carried over opens nothing new. */
function takesNew({ pack }: Programme): boolean {
  return pack.runs?.carriedOverTo === undefined || pack.runs.carriedOverTo === null;
}

/** The kinds of support in which the household could take part by the rules of the programmes; a promise it is not. */
export async function supportOpened(
  tx: Tx,
  indicatorCodes: readonly string[],
  household: ParticipationFacts,
): Promise<readonly OpenedSupport[]> {
  const programmes = (await programmesOf(tx, indicatorCodes)).filter(takesNew);
  return programmes.flatMap(({ pack, kinds }) =>
    [...kinds.values()]
      .filter((kind) => mayTakePart(kind, indicatorCodes, household))
      .map((kind) => ({
        kind: kind.pack.code,
        name: kind.pack.name,
        programme: pack.title,
        answers: kind.pack.answers,
      })),
  );
}
