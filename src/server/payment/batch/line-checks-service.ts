/** The check of a batch line by line: what blocks one is shown and excluded with its reason, and the batch goes on. */
import { createHash } from "node:crypto";
import * as contract from "#contract/payment/batch-lines.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isSameName } from "#programme/payment/account-name.ts";
import { blocksLine, checkLine } from "#programme/payment/check-line.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { decrypt } from "#server/platform/keys.ts";
import { accountContext } from "#server/payment/payee/account-index.ts";
import { batchAct, getShownBatch } from "./batch-record.ts";
import { communeOfBatch } from "./batches-store.ts";
import { listInstructionRows } from "./instructions-store.ts";
import * as store from "./line-checks-store.ts";
import type { CheckedLine } from "./line-checks-store.ts";

type OfCommune = { readonly batchId: Id<"batch">; readonly communeId: string };

const findingsOf = ({ role, accountName, payeeName, ...facts }: CheckedLine) =>
  checkLine({
    ...facts,
    isOwnName: accountName === null || role !== "head" ? null : isSameName(accountName, payeeName ?? ""),
  });

async function checkedLines({ tx, today }: ActContext, batch: OfCommune) {
  return (await store.listCheckedLines(tx, batch, today)).map((line) => ({ ...line, findings: findingsOf(line) }));
}

/** The refusal while lines that cannot be paid are in the batch: somebody excludes them, so that nobody falls out unseen. */
export async function refuseBlockedLines(context: ActContext, batch: OfCommune): Promise<Refusal | undefined> {
  const blocked = (await checkedLines(context, batch)).filter(({ findings }) => blocksLine(findings));
  return blocked.length === 0 ? undefined : refuse("payment.lines_blocked", { lines: blocked.length });
}

/** A fingerprint of who is paid how much on which account: it is another one when any of it changes, and not when a line is excluded. */
export async function digestOfLines({ tx, server }: ActContext, batchId: Id<"batch">): Promise<string> {
  const hash = createHash("sha256");
  for (const line of await listInstructionRows(tx, { batchId })) {
    const { accountCiphertext: ciphertext, keyVersion } = line;
    const account =
      ciphertext === null || keyVersion === null
        ? line.cashPoint
        : decrypt(server.keys, accountContext, { ciphertext, keyVersion });
    const { instructionId, householdId, supportId, personId, endToEndId, amount, method, bankBin } = line;
    const parts = [
      instructionId,
      householdId,
      supportId,
      personId,
      endToEndId,
      String(amount),
      method,
      bankBin,
      account,
    ];
    hash.update(`${JSON.stringify(parts)}\n`);
  }
  return hash.digest("hex");
}

/** The refusal where the lines are others than those for which the signer of this role signed. */
export async function refuseChangedLines(
  context: ActContext,
  batchId: Id<"batch">,
  role: "checker" | "approver",
): Promise<Refusal | undefined> {
  const signed = await store.digestOf(context.tx, batchId, role);
  return signed === null || signed === (await digestOfLines(context, batchId))
    ? undefined
    : refuse("payment.lines_changed");
}

export const listLineFindings = readIn(
  contract.listLineFindings,
  async (tx, { params }) => communeOfBatch(tx, params.batchId),
  async (context, { params }) => {
    const communeId = await communeOfBatch(context.tx, params.batchId);
    const lines = communeId === undefined ? [] : await checkedLines(context, { ...params, communeId });
    return success({
      checked: lines.length,
      rows: lines.flatMap(({ householdId, instructionId, payeeName, amount, findings }) =>
        findings.length === 0 ? [] : [{ householdId, instructionId, payeeName, amount, findings: [...findings] }],
      ),
    });
  },
);

export const excludeLines = batchAct(contract.excludeLines, "exclude", async (context, { body }) => {
  const { tx, record: batch, now, actor } = context;
  if (body.lines.length >= batch.instructionCount) return failure(refuse("payment.all_lines_excluded"));
  const found = new Map((await checkedLines(context, batch)).map((line) => [line.instructionId, line.findings]));
  const lines = body.lines.map(({ householdId, instructionId }) => ({
    householdId,
    instructionId,
    findings: (found.get(instructionId) ?? []).map(({ code }) => code),
  }));
  const of = { batchId: batch.batchId, communeId: batch.communeId, reason: body.reason };
  const excluded = await store.excludeLines(tx, of, lines, { at: now, by: actor.officerId });
  if (excluded < lines.length) return failure(refuse("record.not_found"));
  return done({ excluded, reason: body.reason }, await getShownBatch(context, batch.batchId));
});
