/**
 * What this device keeps for its reader longer than a tab: surveys that were answered where there was no line. Nobody else is to read
 * them, so they go when the reader signs out or another signs in; they stay when the page is read again, the tab is closed or the
 * session has run out.
 */
import { forgetPictures } from "./review/survey/picture-store.ts";

const prefix = "vuon.kept.";
const reader = `${prefix}reader`;

export const keptName = (name: string) => `${prefix}${name}`;

export async function forgetDevice(device: Storage = localStorage): Promise<void> {
  for (const key of Object.keys(device)) if (key.startsWith(prefix)) device.removeItem(key);
  await forgetPictures();
}

/** Called when somebody has signed in. */
export async function keepDeviceFor(userName: string, device: Storage = localStorage): Promise<void> {
  if (device.getItem(reader) !== userName) await forgetDevice(device);
  device.setItem(reader, userName);
}

export function readerOfDevice(device: Storage = localStorage): string | undefined {
  return device.getItem(reader) ?? undefined;
}

/** What is kept under names that begin so: the rest of the name, and the text. */
export function listKept(beginning: string, device: Storage = localStorage): readonly (readonly [string, string])[] {
  const start = keptName(beginning);
  return Object.keys(device)
    .filter((key) => key.startsWith(start))
    .map((key) => [key.slice(start.length), device.getItem(key) ?? ""] as const);
}
