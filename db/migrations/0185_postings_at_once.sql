-- Closed years come in with hundreds of postings a file: their days are set by one statement. The function for one posting stays for
-- processes of the version before while they end.
create function planning.book_all(p_posting_ids uuid[], p_booked_on date[]) returns void
language plpgsql security definer set search_path = pg_catalog, planning as $$
begin
  -- Each area is asked for once; "offset 0" keeps the planner from asking for every account of the ledger first.
  if exists (select from (select distinct account.area_id
        from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
        where entry.posting_id = any(p_posting_ids) offset 0) booked
      where not authority.writes(',planning,delivery,payment,', booked.area_id)) then
    raise exception 'this act may not book a posting of this area' using errcode = 'insufficient_privilege';
  end if;
  update planning.postings posting set booked_on = booked.day
  from unnest(p_posting_ids, p_booked_on) as booked (posting_id, day)
  where posting.posting_id = booked.posting_id and posting.booked_on is null;
end $$;
revoke execute on function planning.book_all(uuid[], date[]) from public;
grant execute on function planning.book_all(uuid[], date[]) to vuon_app;

-- On a young ledger the planner knows of a few accounts and reads them all again for each entry: 17,664 entries took 75 s. The accounts of
-- entries are always looked up by their index.
alter function planning.post_all(uuid[], text[], text[], text[], text[], uuid[], text[], timestamptz, uuid, int[], uuid[], text[],
  text[], text[], int[], int[], text[], text[], uuid[], bigint[]) set enable_seqscan = off;
