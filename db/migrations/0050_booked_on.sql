-- The day on which a posting counts in the books, where it is another than the day on which it was posted: figures of closed years
-- and of the treasury are recorded later than they happened. Who posted it and when stays as it is.

alter table planning.postings add column booked_on date;

-- Says it once; what is said is not changed.
create function planning.book_on(p_posting_id uuid, p_booked_on date) returns void
language sql security definer set search_path = pg_catalog, planning as $$
  update planning.postings set booked_on = p_booked_on
  where posting_id = p_posting_id and booked_on is null
$$;
grant execute on function planning.book_on(uuid, date) to vuon_app;
