import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import type { Answer, TestInstallation } from "#test/support/installation.ts";
import { askOver } from "#test/support/installation.ts";

export type SignedIn = { ask<E extends AnyEndpoint>(endpoint: E, input?: Ask<E>): Promise<Answer<E>> };

/** Signs in by the front door. Undefined when the door stays shut. */
export async function signInAs(
  opened: TestInstallation,
  username: string,
  password: string,
): Promise<SignedIn | undefined> {
  const answer = await opened.fetch("/api/sign-in/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://vuon.test" },
    body: JSON.stringify({ username, password }),
  });
  if (answer.status !== 200) return undefined;
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const fetch = async (path: string, init: RequestInit = {}) =>
    opened.fetch(path, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
  return { ask: async (endpoint, input = {}) => askOver(fetch, endpoint, input) };
}

/** The code of a refusal, or "done". */
export async function codeOf<E extends AnyEndpoint>(answer: Promise<Answer<E>>): Promise<string> {
  const got = await answer;
  return "problem" in got ? got.problem.code : "done";
}
