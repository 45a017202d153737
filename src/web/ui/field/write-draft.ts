/** Keeps what was filled in; answers when, "14:05". A device that is full or forbids it keeps nothing, and then nothing is said to be kept. */
export function writeDraft(storage: Storage, key: string, values: object): string | undefined {
  try {
    storage.setItem(key, JSON.stringify(values));
    return timeNow();
  } catch {
    return undefined;
  }
}

function timeNow(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
}
