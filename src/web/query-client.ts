import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "#contract/client.ts";

/**
 * A refusal is an answer and is not asked for again; a broken line is tried twice more. A read waits until the device has a line; an act
 * that cannot be sent says so at once.
 */
export function makeQueryClient(): QueryClient {
  const retry = (failures: number, error: Error) => !(error instanceof ApiProblem) && failures < 2;
  return new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 15_000, refetchOnWindowFocus: false },
      mutations: { retry, networkMode: "always" },
    },
  });
}
