-- The day on which a posting counts is set by who may post to every one of its accounts, and by nobody else.

create or replace function planning.book_on(p_posting_id uuid, p_booked_on date) returns void
language plpgsql security definer set search_path to pg_catalog, planning as $$
begin
  if exists (select from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
      where entry.posting_id = p_posting_id and not authority.writes(',planning,delivery,payment,', account.area_id)) then
    raise exception 'this act may not book a posting of this area' using errcode = 'insufficient_privilege';
  end if;
  update planning.postings set booked_on = p_booked_on
  where posting_id = p_posting_id and booked_on is null;
end $$;
