import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listSignedPapers } from "#contract/review/signed-paper.ts";
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { KeptFile } from "#server/review/survey/evidence-store.ts";

type SignedPaper = KeptFile & {
  readonly signedPaperId: Id<"signed paper">;
  readonly decisionId: Id<"decision">;
  readonly communeId: string;
  readonly isSignedElectronically: boolean;
};

/** @returns false for the same file again */
export async function addSignedPaper(tx: Tx, paper: SignedPaper): Promise<boolean> {
  const added =
    await sql`insert into review.signed_papers (signed_paper_id, decision_id, commune_id, is_signed_electronically, media_type,
      content, size, sha256, added_at, added_by)
    values (${paper.signedPaperId}, ${paper.decisionId}, ${paper.communeId}, ${paper.isSignedElectronically}, ${paper.mediaType},
      ${paper.content}, ${paper.size}, ${paper.sha256}, ${paper.addedAt}, ${paper.addedBy})
    on conflict on constraint signed_paper_is_attached_once do nothing`.execute(tx);
  return added.numAffectedRows === 1n;
}

export async function listSignedPaperRows(
  tx: Tx,
  decisionId: Id<"decision">,
): Promise<Output<typeof listSignedPapers>["rows"]> {
  const found = await sql<Output<typeof listSignedPapers>["rows"][number]>`select signed_paper_id as "signedPaperId",
      is_signed_electronically as "isSignedElectronically", media_type as "mediaType", size, sha256, added_at as "addedAt"
    from review.signed_papers where decision_id = ${decisionId} order by added_at, signed_paper_id`.execute(tx);
  return found.rows;
}

type FileFound = { readonly areaId: string; readonly mediaType: string; readonly content: Buffer };

export async function findSignedPaper(
  tx: Tx,
  of: { readonly decisionId: Id<"decision">; readonly signedPaperId: Id<"signed paper"> },
): Promise<FileFound | undefined> {
  const found = await sql<FileFound>`select commune_id as "areaId", media_type as "mediaType", content
    from review.signed_papers where decision_id = ${of.decisionId} and signed_paper_id = ${of.signedPaperId}`.execute(
    tx,
  );
  return found.rows[0];
}
