import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

const base64Key = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((key) => key.length === 32, "is not a key of 32 bytes");
const schema = z.object({
  signIn: z.string().min(32),
  blindIndex: base64Key,
  /** Keys of fingerprints that a rotation under way has not replaced yet: who looks something up looks by them too. */
  earlierBlindIndexes: z.array(base64Key).default([]),
  /** Versions of the key that encrypts identifiers and accounts; the highest is used for writing. */
  fields: z
    .record(z.string().regex(/^\d+$/), base64Key)
    .refine((fields) => Object.keys(fields).length > 0, "has no key"),
});

export type Keys = Readonly<z.output<typeof schema>>;

/** @throws Error when the text is not a key file. */
export function parseKeys(text: string): Keys {
  return schema.parse(JSON.parse(text));
}

export function textOfKeys(keys: Keys): string {
  const text = (key: Buffer) => key.toString("base64");
  const written = {
    signIn: keys.signIn,
    blindIndex: text(keys.blindIndex),
    earlierBlindIndexes: keys.earlierBlindIndexes.map(text),
    fields: Object.fromEntries(Object.entries(keys.fields).map(([version, key]) => [version, text(key)])),
  };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

export const keyFileIn = (home: string): string => join(home, "keys.json");

/** The key file's keys; undefined where there is no file. @throws Error when it is not a key file */
export async function findKeys(path: string): Promise<Keys | undefined> {
  try {
    return parseKeys(await readFile(path, "utf8"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    return undefined;
  }
}

/** Reads the key file, or makes one that only its owner can read. It belongs in a backup apart from the database's. */
export async function readKeys(path: string): Promise<Keys> {
  const found = await findKeys(path);
  if (found !== undefined) return found;
  const made = {
    signIn: randomBytes(48).toString("base64"),
    blindIndex: randomBytes(32).toString("base64"),
    fields: { 1: randomBytes(32).toString("base64") },
  };
  await mkdir(dirname(path), { recursive: true });
  // "wx": of two processes that start at once, one makes the file and the other reads it.
  await writeFile(path, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600, flag: "wx" }).catch(
    (error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    },
  );
  return parseKeys(await readFile(path, "utf8"));
}

export type Encrypted = { readonly keyVersion: number; readonly ciphertext: Buffer };

export function newestKey(keys: Keys): number {
  return Math.max(...Object.keys(keys.fields).map(Number));
}

/** AES-256-GCM; the ciphertext is nonce (12 bytes), tag (16 bytes), text. `context` binds it to its place (table, column). */
export function encrypt(keys: Keys, context: string, content: string | Uint8Array): Encrypted {
  const keyVersion = newestKey(keys);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", fieldKey(keys, keyVersion), nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([
    cipher.update(typeof content === "string" ? Buffer.from(content, "utf8") : content),
    cipher.final(),
  ]);
  return { keyVersion, ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
}

/** @throws Error when the text was changed, moved to another context, or its key is not in the key file. */
export function decrypt(keys: Keys, context: string, encrypted: Encrypted): string {
  return decryptBytes(keys, context, encrypted).toString("utf8");
}

/** @throws Error as `decrypt` does. */
export function decryptBytes(keys: Keys, context: string, encrypted: Encrypted): Buffer {
  const { keyVersion, ciphertext } = encrypted;
  const decipher = createDecipheriv("aes-256-gcm", fieldKey(keys, keyVersion), ciphertext.subarray(0, 12));
  decipher.setAAD(Buffer.from(context)).setAuthTag(ciphertext.subarray(12, 28));
  return Buffer.concat([decipher.update(ciphertext.subarray(28)), decipher.final()]);
}

/** A keyed fingerprint, by which an identifier is found without being stored in the open. */
export function blindIndex(keys: Keys, kind: string, text: string): Buffer {
  return createHmac("sha256", keys.blindIndex).update(`${kind}\u001F${text}`).digest();
}

/** By the key of today and by those that a rotation has not replaced everywhere: what a lookup compares with. */
export function blindIndexes(keys: Keys, kind: string, text: string): readonly Buffer[] {
  return [keys.blindIndex, ...keys.earlierBlindIndexes].map((key) =>
    blindIndex({ ...keys, blindIndex: key }, kind, text),
  );
}

function fieldKey(keys: Keys, version: number): Buffer {
  const key = keys.fields[String(version)];
  if (key === undefined) throw new Error(`The key file has no key of version ${version}`);
  return key;
}
