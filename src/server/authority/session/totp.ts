import { createHmac, timingSafeEqual } from "node:crypto";

/** Time-based one-time passwords, RFC 6238 with the values that every authenticator app knows: SHA-1, 6 digits, 30 seconds. */
const seconds = 30;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The step that the code belongs to: the present one, or the one before or after for a clock that is not exact. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  const now = Math.floor(at.getTime() / 1000 / seconds);
  const given = Buffer.from(code);
  return [now, now - 1, now + 1].find((step) => {
    const wanted = Buffer.from(codeOfStep(secret, step));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

export function codeAt(secret: string, at: Date): string {
  return codeOfStep(secret, Math.floor(at.getTime() / 1000 / seconds));
}

/** RFC 4226, 5.3. */
function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** RFC 4648 without padding. */
function fromBase32(text: string): Buffer {
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const character of text) {
    value = ((value << 5) | alphabet.indexOf(character)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
