import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { ApiProblem } from "#contract/client.ts";
import { whyNot } from "#contract/values.ts";

/** Paths under /api/sign-in, which stand outside the contract: nobody is signed in yet. @throws ApiProblem when it is refused */
export async function askSignIn(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`/api/sign-in/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
  });
  if (!answer.ok) throw new ApiProblem(await answer.json());
  return answer.json();
}

const methods = z.object({
  isDemo: z.boolean(),
  /** Not even the first commune of the demo is whole. */
  isDemoBeginning: z.boolean(),
  passkeysAt: z.string().nullable(),
  whyNoPasskeys: whyNot,
  /** What the shared sign-in is called, where there is one. */
  shared: z.string().nullable(),
});

/** The ways to sign in that this installation has. */
export const methodsQuery = queryOptions({
  queryKey: ["sign-in.methods"],
  queryFn: async () => methods.parse(await (await fetch("/api/sign-in/methods")).json()),
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: ({ state }) => (state.data?.isDemoBeginning === true ? 5000 : false),
});
