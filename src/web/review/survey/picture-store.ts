/** Photos and signatures on this device until the server has them (IndexedDB: text storage holds no pictures). */
import type { Id } from "#kernel/id.ts";
import type { evidenceKinds } from "#programme/review/survey/review-evidence.ts";

export type KeptPicture = {
  readonly evidenceId: Id<"evidence">;
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly headName: string | null;
  readonly kind: (typeof evidenceKinds)[number];
  readonly takenAt: string;
  readonly picture: Blob;
};

const store = "pictures";

async function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the device keeps nothing")));
  });
}

async function inStore<T>(mode: IDBTransactionMode, ask: (pictures: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open("vuon", 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(store, { keyPath: "evidenceId" }));
  const database = await answerOf(opening);
  try {
    return await answerOf(ask(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

export async function keepPicture(picture: KeptPicture): Promise<void> {
  await inStore("readwrite", (pictures) => pictures.put(picture));
}

export async function forgetPicture(evidenceId: Id<"evidence">): Promise<void> {
  await inStore("readwrite", (pictures) => pictures.delete(evidenceId));
}

/** The earliest first. */
export async function listPictures(): Promise<readonly KeptPicture[]> {
  const found = (await inStore("readonly", (pictures) => pictures.getAll())) as KeptPicture[];
  return found.toSorted((one, other) => one.takenAt.localeCompare(other.takenAt));
}

/** All of them. Where the device has no such store there is nothing to forget. */
export async function forgetPictures(): Promise<void> {
  if (!("indexedDB" in globalThis)) return;
  await inStore("readwrite", (pictures) => pictures.clear());
}
