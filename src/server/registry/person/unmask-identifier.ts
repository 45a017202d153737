import * as contract from "#contract/registry/household.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { done } from "#server/platform/act/record-act.ts";
import { householdAct } from "#server/registry/household/household-record.ts";
import { findIdentifier } from "./identifiers-store.ts";
import { openIdentifier } from "./seal-identifier.ts";

/** Who asked and for what purpose is kept with the household. */
export const unmaskIdentifier = householdAct(contract.unmaskIdentifier, async (context, { params, body }) => {
  const { tx, server, now } = context;
  const { personId, kind } = params;
  const sealed = await findIdentifier(tx, params);
  if (sealed === undefined) return failure(refuse("record.not_found"));
  const value = openIdentifier(server.keys, personId, { kind, ...sealed });
  return done({ unmasked: kind, personId, purpose: body.purpose }, { value, shownAt: now });
});
