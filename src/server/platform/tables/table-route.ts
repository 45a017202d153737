import type { AnyEndpoint, Decoded, Output } from "#contract/endpoint.ts";
import type { TableFile } from "#contract/table-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { refuseDaysOf } from "#server/platform/act/day-windows.ts";
import type { DaysOf } from "#server/platform/act/day-windows.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Route } from "#server/platform/act/route.ts";
import { readUpload } from "./read/read-upload.ts";
import type { UploadedRows } from "./read/read-in-thread.ts";

/** An endpoint that takes a table in its body. */
export type TableEndpoint = AnyEndpoint & { readonly body: { readonly _output: { readonly file: TableFile } } };

/**
 * Ties an endpoint that takes a table to its handler. The table is read before the act begins, so that no transaction is open meanwhile;
 * that it cannot be read is answered only to those who may do the act.
 */
export function tableRoute<E extends TableEndpoint>(
  endpoint: E,
  answer: {
    readonly areaOf: (tx: Tx, input: Decoded<E>) => Promise<string | undefined>;
    readonly days?: DaysOf<Decoded<E>> | undefined;
    readonly handle: (
      context: ActContext,
      input: Decoded<E>,
      table: UploadedRows,
    ) => Promise<Result<Output<E>, Refusal>>;
  },
): Route {
  const { areaOf, days, handle } = answer;
  const prepare = async (input: Decoded<E>): Promise<Route["handle"]> => {
    const { file } = input.body as { readonly file: TableFile };
    const table = await readUpload(file);
    return async (context) => {
      if (!table.ok) return table;
      const refused = await refuseDaysOf(endpoint, days, context, input);
      return refused === undefined ? handle(context, input, table.value) : failure(refused);
    };
  };
  return {
    endpoint,
    areaOf: (tx, input) => areaOf(tx, input),
    groundsKnown: Object.keys(days ?? {}),
    prepare: async (input) => prepare(input),
    handle: async (context, input) => (await prepare(input))(context, input),
  };
}
