import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { commonPasswordWords, keyboardRows } from "./password-words.ts";

/** NIST SP 800-63B-4, 3.1.1.2: length counts, not classes of characters; what is common, expected or guessable from the account is refused. */
export const passwordLength = { atLeast: 10, atMost: 200 } as const;

/** One password for all made-up officers: the demo is for trying, and says so at sign-in. Elsewhere it is refused as common. */
export const demoPassword = "vuon-demo-2026";

export type PasswordOwner = {
  readonly userName: string;
  readonly fullName: string;
  /** In an installation of made-up people the printed password is allowed. */
  readonly isDemo?: boolean;
};

/** May the officer have this password? */
export function checkPassword(password: string, owner: PasswordOwner): Result<undefined, Refusal> {
  const { atLeast, atMost } = passwordLength;
  const length = [...password].length;
  if (length < atLeast) return failure(refuse("authority.password_too_short", { atLeast }));
  if (length > atMost) return failure(refuse("authority.password_too_long", { atMost }));
  if (owner.isDemo === true && password === demoPassword) return success(undefined);
  const plain = plainLetters(password);
  if (isMonotonous(plain)) return failure(refuse("authority.password_monotonous"));
  if (namesOwner(plain, owner)) return failure(refuse("authority.password_names_owner"));
  if (isCommon(plain)) return failure(refuse("authority.password_common"));
  return success(undefined);
}

/** Lower case without marks: "Mật Khẩu" and "mat khau" are one guess. */
function plainLetters(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

function lettersOf(plain: string): string {
  return plain.replaceAll(/[^a-z]/g, "");
}

function unleet(plain: string): string {
  return [...plain].map((character) => leet[character] ?? character).join("");
}

/** Few different characters, a short piece repeated, or a run along the alphabet, the digits or a row of keys. */
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size < 5) return true;
  if (/^(.{1,5})\1+.{0,4}$/su.test(plain)) return true;
  const characters = [...plain];
  const steps = characters.slice(1).filter((character, at) => isNext(characters[at] ?? "", character)).length;
  return steps >= (characters.length - 1) * 0.75;
}

function isNext(before: string, after: string): boolean {
  const difference = (after.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  if (Math.abs(difference) <= 1) return true;
  return keyboardRows.some((row) => row.includes(before + after) || row.includes(after + before));
}

/** The user name or the full name, whole or without its dots and blanks, takes up most of the password. */
function namesOwner(plain: string, { userName, fullName }: PasswordOwner): boolean {
  const bare = (text: string) => plainLetters(text).replaceAll(/[^\p{L}\p{N}]/gu, "");
  const names = [userName, fullName, ...userName.split(/[._-]/), ...fullName.split(/\s/)].map(bare);
  const text = bare(plain);
  const whole = names.slice(0, 2).filter((name) => name.length >= 4);
  if (whole.some((name) => text.includes(name) || name.includes(text))) return true;
  const rest = names.filter((name) => name.length >= 3).reduce((left, name) => left.replaceAll(name, ""), text);
  return rest.length < 6 && rest.length < text.length;
}

/** Words of the list, with digits and signs around or instead of letters, take up nearly all of it. */
function isCommon(plain: string): boolean {
  return [lettersOf(plain), lettersOf(unleet(plain)), plain].some((text) => {
    const rest = commonPasswordWords.reduce((left, word) => left.replaceAll(word, ""), text);
    const digits = text === plain ? rest : rest.replaceAll(/\d/g, "");
    return rest.length < text.length && digits.length < 4;
  });
}
