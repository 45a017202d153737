/** What threads share out among themselves when people are linked: the blocks of passes, then the pairs of parts of blocks. */
import { blocksOfPass, type Blocks, type PassBlocks } from "#programme/registry/duplicate/block/blocks.ts";
import type { PeopleData } from "#programme/registry/duplicate/code-people.ts";
import { largestBlock, weigherOf } from "#programme/registry/duplicate/find-duplicates.ts";
import type { Learned } from "#programme/registry/duplicate/learn-chances.ts";
import { tableOfPeople } from "#programme/registry/duplicate/people-table.ts";
import { partBlocks, scorePart, type ScoredPairs } from "#programme/registry/duplicate/block/score-pairs.ts";
import { inSharedMemory } from "./shared-memory.ts";

export type LinkageTask =
  | { readonly kind: "blocks"; readonly people: PeopleData }
  | { readonly kind: "score"; readonly blocks: Blocks; readonly learned: Learned };

export type LinkageShare =
  | { readonly kind: "blocks"; readonly made: readonly (readonly [pass: number, blocks: PassBlocks])[] }
  | { readonly kind: "score"; readonly made: readonly ScoredPairs[] };

/** Counts, in memory that the threads share, which piece of a task is taken next. */
export type Turns = Int32Array<SharedArrayBuffer>;

export function makeTurns(): Turns {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Takes pieces of one task after another until none is left; what each piece gives does not depend on who takes it. */
export function makeLinkageWork() {
  let table: ReturnType<typeof tableOfPeople> | undefined;
  return (task: LinkageTask, turns: Turns): LinkageShare => {
    if (task.kind === "blocks") {
      const { size, passes } = (table = tableOfPeople(task.people));
      return {
        kind: "blocks",
        made: take(turns, passes, (pass, at) => [at, inSharedMemory(blocksOfPass(size, pass, largestBlock))] as const),
      };
    }
    if (table === undefined) throw new Error("pairs are scored after their blocks are made");
    const weigher = weigherOf(table, task.learned, {});
    const { passes } = task.blocks;
    return {
      kind: "score",
      made: take(turns, partBlocks(task.blocks), (part) => {
        const pass = passes[part.pass];
        if (pass === undefined) throw new Error(`there is no pass ${part.pass}`);
        return scorePart(pass, part, weigher);
      }),
    };
  };
}

function take<Piece, Made>(turns: Turns, pieces: readonly Piece[], make: (piece: Piece, at: number) => Made): Made[] {
  const made: Made[] = [];
  for (;;) {
    const at = Atomics.add(turns, 0, 1);
    const piece = pieces[at];
    if (piece === undefined) return made;
    made.push(make(piece, at));
  }
}
