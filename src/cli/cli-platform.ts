import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";

/**
 * What commands work with. They ask by the contract, as the web does; what is not for the web (bulk files, verification,
 * the demo) is given to each family of commands by src/main.
 */
export type CliPlatform = {
  /** Asks as the officer named by --as (else the operator). @throws ApiProblem */
  ask<E extends AnyEndpoint>(endpoint: E, ask?: Ask<E>): Promise<Output<E>>;
  /** Asks for a file and writes it; answers its size in bytes. @throws ApiProblem */
  download<E extends AnyEndpoint>(endpoint: E, ask: Ask<E>, file: string): Promise<number>;
  /** Results: a table for people, one JSON value with --json. */
  print(result: unknown): void;
  /** A remark on standard error, not part of the result. */
  say(line: string): void;
  progress(label: string, total: number): ProgressBar;
};

export type ProgressBar = { readonly advance: (to: number) => void; readonly end: () => void };

/** The command was understood and done, and what it checked is not in order: exit code 1. */
export class CheckFailed extends Error {}
