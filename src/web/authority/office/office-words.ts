import type { getOffice } from "#contract/authority/office.ts";
import type { Output } from "#contract/endpoint.ts";
import type { OfficeKind, OfficeState } from "#programme/authority/office/office.ts";
import type { Tone } from "#web/ui/tones.ts";

export type OfficeShown = Output<typeof getOffice>;

export type OfficeFilter = { readonly kind?: OfficeKind | undefined; readonly state?: OfficeState | undefined };

export const officeTones: Readonly<Record<OfficeState, Tone>> = {
  open: "good",
  coming: "neutral",
  closed: "stopped",
};
