import { z } from "zod";

/**
 * A page whose session has ended keeps what was typed: whatever is refused for want of a session waits here until the same officer has signed in
 * again, and is then sent once more with the same idempotency key.
 */
type AskToSignIn = (isSending: boolean) => Promise<boolean>;

const without = z.object({ code: z.literal("authority.not_signed_in") });
let ask: AskToSignIn | undefined;
let asked: Promise<boolean> | undefined;

/** Called by the shell while somebody is signed in; what it returns ends that. */
export function onSessionEnded(askToSignIn: AskToSignIn): () => void {
  ask = askToSignIn;
  return () => {
    if (ask === askToSignIn) ask = undefined;
  };
}

/** From now on nobody is asked: the reader signs out. */
export function stopAsking(): void {
  ask = undefined;
}

/** Many requests that are refused at once ask once. True when the same officer is signed in again. `isSending`: an act waits, not a read alone. */
export async function signedInAgain(isSending: boolean): Promise<boolean> {
  if (ask === undefined) return false;
  asked ??= ask(isSending).finally(() => {
    asked = undefined;
  });
  return asked;
}

/** Sends, and where the session has ended sends once more after a new sign-in. */
export async function sendWithSession(send: () => Promise<Response>, isSending = true): Promise<Response> {
  const answer = await send();
  if (!(await isWithoutSession(answer))) return answer;
  return (await signedInAgain(isSending)) ? send() : answer;
}

/** A wrong code of an authenticator app and a refused passkey are answered 401 too, in a session that goes on. */
async function isWithoutSession(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false;
  const problem: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  return without.safeParse(problem).success;
}
