/** How far an act reaches: the areas of the officer's posts, or one activity that is assigned to the officer's department or unit. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { actForActivity, coversArea } from "#server/platform/database/database.ts";
import type { Reach, Tx } from "#server/platform/database/database.ts";

type Places = {
  /** The area of the record that is acted on. */
  readonly areaOf?: ((tx: Tx) => Promise<string | undefined>) | undefined;
  /** The activity that the record belongs to, where an office may do the act. */
  readonly activityOf?: ((tx: Tx) => Promise<string | undefined>) | undefined;
  /** Narrows the act to the one record that is with an office for which it may be done; answers its areas, "," where it is not. */
  readonly narrow?: ((tx: Tx) => Promise<string>) | undefined;
};
type Found = {
  readonly areas: string;
  readonly areaId: string | undefined;
  /** The activity that the act is narrowed to, for an office. */
  readonly activityId?: string | undefined;
};

/** The areas in which the act goes on, and the area of its record, which lies in one of them. */
export async function findReach(
  tx: Tx,
  { act, areas, offices }: Reach & { readonly act: Act },
  { areaOf, activityOf, narrow }: Places,
): Promise<Result<Found, Refusal>> {
  const areaId = await areaOf?.(tx);
  const isForOffices = offices !== ",";
  if (
    areaId === undefined
      ? areaOf === undefined && !(isForOffices && activityOf !== undefined)
      : coversArea(areas, areaId)
  )
    return success({ areas, areaId });
  if (isForOffices && activityOf !== undefined) {
    const activityId = await activityOf(tx);
    const assigned = activityId === undefined ? "," : await actForActivity(tx, activityId);
    if (assigned !== ",") {
      const found = placed(act, assigned, { areaOf, areaId: await areaOf?.(tx) });
      return found.ok ? success({ ...found.value, activityId }) : found;
    }
    if (areas === ",") return failure(refuse("authority.not_your_office"));
  }
  if (isForOffices && narrow !== undefined) {
    const narrowed = await narrow(tx);
    if (narrowed !== ",") return placed(act, narrowed, { areaOf, areaId: await areaOf?.(tx) });
    if (areas === ",") return failure(refuse("authority.not_your_office"));
  }
  return placed(act, areas, { areaOf, areaId });
}

function placed(act: Act, areas: string, { areaOf, areaId }: Places & Pick<Found, "areaId">): Result<Found, Refusal> {
  if (areaOf === undefined) return success({ areas, areaId: undefined });
  if (areaId === undefined) return failure(refuse("record.not_found"));
  return coversArea(areas, areaId)
    ? success({ areas, areaId })
    : failure(refuse("authority.not_permitted_here", { act, areaId }));
}
