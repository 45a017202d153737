-- A line of a batch that cannot be paid is excluded with its reason, and the batch goes on with the others; who signs after the check
-- signs for the lines as they were checked.

create table payment.exclusions (
  household_id uuid not null,
  instruction_id uuid not null,
  batch_id uuid not null constraint exclusion_is_of_a_batch references payment.batches,
  commune_id text not null,
  reason text not null,
  findings text[] not null,
  excluded_by uuid not null,
  excluded_at timestamptz not null,
  constraint exclusions_key primary key (household_id, instruction_id),
  constraint exclusion_is_of_an_instruction foreign key (household_id, instruction_id)
    references payment.instructions (household_id, instruction_id)
);
create index exclusions_of_a_batch on payment.exclusions (batch_id);
alter table payment.exclusions enable row level security;
create policy exclusions_are_read_in_ones_areas on payment.exclusions for select using (authority.sees(commune_id));
create policy exclusions_are_added_in_ones_areas on payment.exclusions for insert
  with check (authority.writes(',payment,', commune_id));
grant select, insert on payment.exclusions to vuon_app;

grant update (instruction_count, total) on payment.batches to vuon_app;
alter table payment.approvals add column digest text;

-- A line leaves a batch only before the money is reserved: what is approved is what is sent.
create function payment.keep_exclusions_before_approval() returns trigger language plpgsql
  set search_path = pg_catalog, payment as $$
begin
  if exists (select from added join payment.batches batch using (batch_id) where batch.state not in ('draft', 'checked')) then
    raise exception 'a line is excluded before its batch is approved' using errcode = '23514',
      constraint = 'line_is_excluded_before_approval';
  end if;
  return null;
end $$;
create trigger line_is_excluded_before_approval after insert on payment.exclusions
  referencing new table as added for each statement execute function payment.keep_exclusions_before_approval();
