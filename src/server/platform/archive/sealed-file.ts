import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ArchiveRefused } from "./archive-refused.ts";

const mark = Buffer.from("VUONSEAL1");
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = mark.length + saltBytes + nonceBytes;

/** RFC 7914; 64 MB and about a quarter of a second a try. */
async function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Seals what streams through by a passphrase: mark, salt, nonce, AES-256-GCM, tag. */
export async function sealing(passphrase: string): Promise<Transform> {
  const [salt, nonce] = [randomBytes(saltBytes), randomBytes(nonceBytes)];
  const cipher = createCipheriv("aes-256-gcm", await keyOf(passphrase, salt), nonce);
  let begun = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!begun) this.push(Buffer.concat([mark, salt, nonce]));
      begun = true;
      done(null, cipher.update(chunk));
    },
    flush(done) {
      this.push(cipher.final());
      done(null, cipher.getAuthTag());
    },
  });
}

export async function isSealed(file: string): Promise<boolean> {
  return (await readPart(file, 0, mark.length)).equals(mark);
}

/** Opens a sealed file into another. @throws ArchiveRefused when the passphrase is wrong or a byte was changed; nothing stays then. */
export async function unseal(file: string, passphrase: string, into: string): Promise<void> {
  const { size } = await stat(file);
  const head = await readPart(file, 0, headBytes);
  const tag = await readPart(file, size - tagBytes, tagBytes);
  const key = await keyOf(passphrase, head.subarray(mark.length, mark.length + saltBytes));
  const decipher = createDecipheriv("aes-256-gcm", key, head.subarray(mark.length + saltBytes)).setAuthTag(tag);
  const body = createReadStream(file, { start: headBytes, end: size - tagBytes - 1 });
  try {
    await pipeline(body, decipher, createWriteStream(into, { mode: 0o600 }));
  } catch (error) {
    await rm(into, { force: true });
    throw new ArchiveRefused(`${file}: the passphrase is wrong, or the file was changed`, { cause: error });
  }
}

async function readPart(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
