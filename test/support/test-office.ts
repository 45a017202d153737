import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { OfficeKind } from "#programme/authority/office/office.ts";
import { addOfficeRow } from "#server/authority/office/offices-store.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** A department or a unit of the province that is on record for long. */
export async function addTestOffice(tx: Tx, kind: OfficeKind, areaId: string): Promise<Id<"office">> {
  const officeId = newId("office");
  const name = `${kind} ${officeId.slice(-6)}`;
  await addOfficeRow(tx, { officeId, areaId, kind, name, validFrom: localDate("2020-01-01") });
  return officeId;
}
