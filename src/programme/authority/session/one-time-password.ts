/** Without letters that are read as one another (0 O, 1 l I) or heard as one another on the telephone. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const letters = 16;

/**
 * A password to be shown once and changed at the first sign-in: 16 letters of 31 in groups of four (79 bits), from random bytes. A byte
 * that would make a letter likelier than another is left out, so more bytes are given than letters are made; undefined when they do not
 * suffice.
 */
export function oneTimePassword(bytes: Uint8Array): string | undefined {
  const fair = [...bytes].filter((byte) => byte < 256 - (256 % alphabet.length)).slice(0, letters);
  if (fair.length < letters) return undefined;
  const text = fair.map((byte) => alphabet[byte % alphabet.length]).join("");
  return text.replaceAll(/(.{4})(?=.)/g, "$1-");
}
