import type { ReactNode } from "react";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { useHouseholdFields } from "./use-household-fields.ts";

export type HouseholdFields = ReturnType<typeof useHouseholdFields>;

/** Asks for villages and peoples when a dialog needs them, and not when the page opens. */
export function WithHouseholdFields(props: {
  readonly household: Output<typeof getHousehold>;
  readonly children: (fields: HouseholdFields) => ReactNode;
}) {
  return props.children(useHouseholdFields(props.household));
}
