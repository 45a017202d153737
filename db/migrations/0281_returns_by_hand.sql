-- Cash that nobody collected is carried over or given back, and money that was paid may come back by hand, also after reconciliation.
alter table payment.instructions drop constraint instruction_state_is_known;
alter table payment.instructions add constraint instruction_state_is_known
  check (state in ('ready', 'sent', 'paid', 'returned', 'carried_over', 'unknown', 'cancelled'));
drop index payment.support_is_paid_once;
create unique index support_is_paid_once on payment.instructions (household_id, support_id)
  where state not in ('returned', 'carried_over', 'cancelled');

create table payment.returns (
  household_id uuid not null,
  return_id uuid not null,
  instruction_id uuid not null,
  commune_id text not null,
  fate text not null constraint return_fate_is_known check (fate in ('carried_over', 'given_back')),
  amount bigint not null constraint return_has_money check (amount > 0),
  reason text not null constraint return_has_a_reason check (length(trim(reason)) > 0),
  returned_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint returns_key primary key (household_id, return_id),
  constraint instruction_is_returned_once unique (household_id, instruction_id),
  constraint return_is_of_an_instruction foreign key (household_id, instruction_id)
    references payment.instructions (household_id, instruction_id)
);

-- A reconciled batch to which money came back is open again until it is reconciled again.
create table payment.reopenings (
  reopening_id uuid constraint reopenings_key primary key,
  batch_id uuid not null constraint reopening_is_of_a_batch references payment.batches,
  commune_id text not null,
  -- the answer of the bank that told of the money, where one did
  file_id uuid constraint reopening_comes_from_a_file references payment.files,
  reason text not null constraint reopening_has_a_reason check (length(trim(reason)) > 0),
  reopened_at timestamptz not null,
  reopened_by uuid not null
);
create index reopenings_by_batch on payment.reopenings (batch_id, reopened_at);

grant select, insert on payment.returns to vuon_app;
grant select, insert on payment.reopenings to vuon_app;
alter table payment.returns enable row level security;
alter table payment.reopenings enable row level security;
create policy returns_are_read_in_ones_areas on payment.returns for select using (authority.sees(commune_id));
create policy returns_are_added_in_ones_areas on payment.returns for insert with check (authority.writes(',payment,', commune_id));
create policy reopenings_are_read_in_ones_areas on payment.reopenings for select using (authority.sees(commune_id));
create policy reopenings_are_added_in_ones_areas on payment.reopenings for insert
  with check (authority.writes(',payment,', commune_id));
