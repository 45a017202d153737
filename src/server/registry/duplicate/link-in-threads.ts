/** Links people by several threads over memory that they share. The answer is the same whatever their number is. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { cutRowsOf, type Blocks } from "#programme/registry/duplicate/block/blocks.ts";
import type { PeopleData } from "#programme/registry/duplicate/code-people.ts";
import {
  decide,
  explainBy,
  learnFrom,
  weigherOf,
  type Duplicates,
} from "#programme/registry/duplicate/find-duplicates.ts";
import { tableOfPeople } from "#programme/registry/duplicate/people-table.ts";
import { makeLinkageWork, makeTurns, type LinkageShare, type LinkageTask } from "./linkage-work.ts";
import { inSharedMemory } from "./shared-memory.ts";

/** @param threads this one among them. */
export async function linkInThreads(
  data: PeopleData,
  { threads, random }: { readonly threads: number; readonly random: () => number },
): Promise<Duplicates> {
  const others = Array.from({ length: threads - 1 }, () => new Worker(new URL("./linkage-worker.ts", import.meta.url)));
  const work = makeLinkageWork();
  const shareOut = async (task: LinkageTask): Promise<readonly LinkageShare[]> => {
    const turns = makeTurns();
    const answers = others.map(async (worker) => {
      const answer = once(worker, "message");
      worker.postMessage({ task, turns }, []);
      const [share]: LinkageShare[] = await answer;
      if (share === undefined) throw new Error("a thread gave nothing");
      return share;
    });
    // A failure is heard when all are awaited.
    for (const answer of answers) answer.catch(() => undefined);
    return [work(task, turns), ...(await Promise.all(answers))];
  };
  try {
    const people = inSharedMemory(data);
    const table = tableOfPeople(people);
    const blocks = blocksOf(await shareOut({ kind: "blocks", people }), table.passes.length);
    const learned = learnFrom(table, blocks, { random });
    const shares = await shareOut({ kind: "score", blocks, learned });
    const scored = shares.flatMap((share) => (share.kind === "score" ? share.made : []));
    const explain = explainBy(weigherOf(table, learned, {}));
    return { ...decide(table, scored, {}), explain, learned, cutRows: cutRowsOf(blocks) };
  } finally {
    await Promise.all(others.map(async (worker) => worker.terminate()));
  }
}

function blocksOf(shares: readonly LinkageShare[], passes: number): Blocks {
  const made = new Map(shares.flatMap((share) => (share.kind === "blocks" ? share.made : [])));
  return {
    passes: Array.from({ length: passes }, (_, pass) => {
      const blocks = made.get(pass);
      if (blocks === undefined) throw new Error(`nobody made the blocks of pass ${pass}`);
      return blocks;
    }),
  };
}
