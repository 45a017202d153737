const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** By chance, in base 32: 5 bits a character. */
export function randomBase32(length: number): string {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => alphabet[byte % 32]).join("");
}
