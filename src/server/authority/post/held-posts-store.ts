import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type HeldPost = { readonly post: string; readonly areas: string };

/** The posts that an officer holds on the day, delegated ones included, each with every area that it covers; "*": the whole country. */
export async function listHeldPosts(tx: Tx, officerId: string, on: LocalDate): Promise<readonly HeldPost[]> {
  const rows = await sql<{ post: string; areas: string }>`
    select post.post_kind as post,
      case when area.kind = 'country' then '*' else ',' || string_agg(line.descendant_id, ',') || ',' end as areas
    from authority.held_posts post
    join registry.areas area on area.area_id = post.area_id
    join registry.area_closure line on line.ancestor_id = post.area_id
    join registry.areas place on place.area_id = line.descendant_id and place.kind <> 'village'
    where post.officer_id = ${officerId} and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to >= ${on})
    group by post.post_kind, post.area_id, area.kind`.execute(tx);
  return rows.rows;
}
