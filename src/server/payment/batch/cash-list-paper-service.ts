/** The cash list as a paper to sign. The personal numbers are on it alone; who printed it, and for what, is in the audit. */
import { findFullName } from "#server/area/published.ts";
import * as contract from "#contract/payment/office.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { identifierPlace } from "#programme/registry/person/identifier.ts";
import { route } from "#server/platform/act/route.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { decrypt } from "#server/platform/keys.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { communeOfBatch, findBatch } from "./batches-store.ts";
import { cashListPaper } from "./cash-list-paper.ts";
import { listInstructionRows, listRecipientNumbers } from "./instructions-store.ts";

export const printSigningSheet = route(contract.printSigningSheet, {
  areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
  handle: async (context, { params, query }) => {
    const { tx, server, today } = context;
    const batch = await findBatch(tx, params.batchId);
    if (batch === undefined) return failure(refuse("record.not_found"));
    if (batch.method !== "cash") return failure(refuse("payment.not_a_cash_batch"));
    const numbers = new Map<Id<"instruction">, string>();
    for (const { instructionId, personId, keyVersion, ciphertext } of await listRecipientNumbers(tx, batch.batchId)) {
      if (keyVersion === null || ciphertext === null) continue;
      const place = identifierPlace(personId, "personal_id");
      numbers.set(instructionId, decrypt(server.keys, place, { keyVersion, ciphertext }));
    }
    const rows = await listInstructionRows(tx, { batchId: batch.batchId, isHeld: true });
    const words = await wordsIn(query.language, "cash.yaml");
    const sheet = cashListPaper(words, {
      communeName: stillThere(await findFullName(tx, batch.communeId), `the commune of batch ${batch.batchId}`),
      title: batch.title,
      day: today,
      total: batch.total,
      rows: rows.map((row) => ({
        ...row,
        recipientName: row.payeeName,
        personalId: numbers.get(row.instructionId) ?? null,
      })),
    });
    const entry = await context.audit({
      areaId: batch.communeId,
      recordKind: "batch",
      recordId: batch.batchId,
      facts: { printed: numbers.size, purpose: query.purpose },
    });
    const foot = words.word("auditEntry", { entry });
    return printPaper(context, `ky-nhan-${batch.communeId}`, { sheets: [sheet], isLandscape: true, foot });
  },
});
