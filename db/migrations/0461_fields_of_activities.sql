-- What the pack declares for a kind of activity (fields), by the code of each field; activities of before say nothing.
alter table delivery.activities add column fields jsonb not null default '{}',
  add constraint activity_fields_are_named_values check (jsonb_typeof(fields) = 'object' and pg_column_size(fields) <= 65536);
grant update (title, place, starts_on, ends_on, fields) on table delivery.activities to vuon_app;
create trigger edited_activity_starts_in_the_year_of_its_money after update of starts_on on delivery.activities
  for each row when (new.starts_on is distinct from old.starts_on) execute function delivery.keep_activity_in_its_year();

-- An open activity is changed with a reason, a closed one is not changed.
create function delivery.keep_activity_edits() returns trigger language plpgsql set search_path to 'pg_catalog', 'delivery' as $$
begin
  if current_user = 'vuon_app' and exists (select from delivery.activities activity where activity.activity_id = new.activity_id
      and (activity.state = 'closed' or activity.state = 'open' and new.reason is null)) then
    raise exception 'open activity is changed with a reason'
      using errcode = '23514', constraint = 'open_activity_is_changed_with_a_reason';
  end if;
  return null;
end $$;
create trigger open_activity_is_changed_with_a_reason after insert on delivery.activity_acts
  for each row when (new.act = 'edit') execute function delivery.keep_activity_edits();
