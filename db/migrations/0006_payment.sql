-- Payees, batches, instructions, what the bank answered, and what was signed for.

create schema payment;

create table payment.payees (
  household_id uuid not null,
  payee_id uuid not null,
  person_id uuid not null,
  commune_id text not null,
  role text not null constraint payee_role_is_known check (role in ('head', 'authorised')),
  authorisation text,
  method text not null constraint payee_method_is_known check (method in ('bank', 'cash')),
  bank_bin text,
  account_ciphertext bytea,
  account_last_digits text,
  account_name text,
  key_version integer,
  cash_point text,
  verified_on date,
  verified_by uuid,
  valid_from date not null,
  valid_to date,
  constraint payees_key primary key (household_id, payee_id),
  constraint payee_is_a_person_of_the_household foreign key (household_id, person_id)
    references registry.people (household_id, person_id),
  constraint bank_payee_has_an_account check (method <> 'bank' or (bank_bin is not null and account_ciphertext is not null)),
  constraint cash_payee_has_a_cash_point check (method <> 'cash' or cash_point is not null),
  constraint authorised_payee_has_an_authorisation check (role = 'head' or authorisation is not null)
);
create unique index household_has_one_payee_at_a_time on payment.payees (household_id) where valid_to is null;

create table payment.batches (
  batch_id uuid constraint batches_key primary key,
  commune_id text not null constraint batch_belongs_to_a_commune references registry.areas,
  year integer not null,
  activity_id uuid not null constraint batch_pays_an_activity references delivery.activities,
  method text not null constraint batch_method_is_known check (method in ('bank', 'cash')),
  title text not null,
  state text not null constraint batch_state_is_known check (state in ('draft', 'checked', 'approved', 'reserved', 'sent',
    'partly_settled', 'reconciled', 'closed', 'cancelled')),
  message_id text constraint batch_message_id_is_used_once unique,
  instruction_count integer not null,
  total bigint not null constraint batch_total_is_positive check (total > 0),
  made_by uuid not null,
  made_at timestamptz not null,
  reservation_posting_id uuid constraint reservation_is_posted references planning.postings
);
create index batches_by_commune on payment.batches (commune_id, state);
create index batches_by_activity on payment.batches (activity_id);

-- Maker, checker and approver are different officers; the database repeats it.
create table payment.approvals (
  batch_id uuid not null constraint approval_is_of_a_batch references payment.batches,
  officer_id uuid not null,
  role text not null constraint approval_role_is_known check (role in ('maker', 'checker', 'approver', 'second_approver')),
  commune_id text not null,
  signed_at timestamptz not null,
  constraint approvals_key primary key (batch_id, role),
  constraint nobody_signs_a_batch_twice unique (batch_id, officer_id)
);

create table payment.instructions (
  household_id uuid not null,
  instruction_id uuid not null,
  batch_id uuid not null constraint instruction_belongs_to_a_batch references payment.batches,
  support_id uuid not null,
  payee_id uuid not null,
  commune_id text not null,
  end_to_end_id text not null,
  amount bigint not null constraint instruction_amount_is_positive check (amount > 0),
  state text not null constraint instruction_state_is_known check (state in ('ready', 'sent', 'paid', 'returned', 'unknown', 'cancelled')),
  frozen jsonb not null,
  settled_on date,
  constraint instructions_key primary key (household_id, instruction_id),
  constraint instruction_pays_a_support foreign key (household_id, support_id)
    references delivery.supports (household_id, support_id),
  constraint instruction_goes_to_a_payee foreign key (household_id, payee_id)
    references payment.payees (household_id, payee_id)
);
create index instructions_by_batch on payment.instructions (batch_id, state);
create unique index support_is_paid_once on payment.instructions (household_id, support_id)
  where state not in ('returned', 'cancelled');

-- The reference that the bank answers with. It crosses households, so it has its own table keyed by the value.
create table payment.instruction_references (
  end_to_end_id text constraint instruction_reference_is_used_once primary key,
  household_id uuid not null,
  instruction_id uuid not null,
  batch_id uuid not null
);

create table payment.files (
  file_id uuid constraint files_key primary key,
  batch_id uuid not null constraint file_belongs_to_a_batch references payment.batches,
  commune_id text not null,
  kind text not null constraint file_kind_is_known check (kind in ('payment_order', 'cash_list', 'answer')),
  format text not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint file_is_taken_once_a_batch unique (batch_id, kind, sha256)
);

create table payment.matches (
  household_id uuid not null,
  match_id uuid not null,
  instruction_id uuid not null,
  file_id uuid not null constraint match_comes_from_a_file references payment.files,
  commune_id text not null,
  outcome text not null constraint match_outcome_is_known check (outcome in ('paid', 'returned', 'pending')),
  amount bigint,
  reason_code text,
  bank_reference text,
  booked_on date,
  constraint matches_key primary key (household_id, match_id),
  constraint match_is_of_an_instruction foreign key (household_id, instruction_id)
    references payment.instructions (household_id, instruction_id),
  constraint file_answers_an_instruction_once unique (household_id, instruction_id, file_id)
);

create table payment.receipts (
  household_id uuid not null,
  receipt_id uuid not null,
  instruction_id uuid not null,
  commune_id text not null,
  kind text not null constraint receipt_kind_is_known check (kind in ('signature', 'fingerprint', 'organisation')),
  signed_on date not null,
  signed_by text not null,
  recorded_by uuid not null,
  constraint receipts_key primary key (household_id, receipt_id),
  constraint receipt_is_of_an_instruction foreign key (household_id, instruction_id)
    references payment.instructions (household_id, instruction_id),
  constraint instruction_is_signed_for_once unique (household_id, instruction_id)
);

grant usage on schema payment to vuon_app;
grant select, insert on all tables in schema payment to vuon_app;
grant update (verified_on, verified_by, valid_to) on payment.payees to vuon_app;
grant update (state, message_id, reservation_posting_id) on payment.batches to vuon_app;
grant update (state, settled_on) on payment.instructions to vuon_app;

alter table payment.payees enable row level security;
alter table payment.batches enable row level security;
alter table payment.approvals enable row level security;
alter table payment.instructions enable row level security;
alter table payment.files enable row level security;
alter table payment.matches enable row level security;
alter table payment.receipts enable row level security;
create policy payees_are_read_in_ones_areas on payment.payees for select using (authority.sees(commune_id));
create policy payees_are_added_in_ones_areas on payment.payees for insert with check (authority.writes(',payment,', commune_id));
create policy payees_are_changed_in_ones_areas on payment.payees for update
  using (authority.sees(commune_id)) with check (authority.writes(',payment,', commune_id));
create policy batches_are_read_in_ones_areas on payment.batches for select using (authority.sees(commune_id));
create policy batches_are_added_in_ones_areas on payment.batches for insert with check (authority.writes(',payment,', commune_id));
create policy batches_are_changed_in_ones_areas on payment.batches for update
  using (authority.sees(commune_id)) with check (authority.writes(',payment,', commune_id));
create policy approvals_are_read_in_ones_areas on payment.approvals for select using (authority.sees(commune_id));
create policy approvals_are_added_in_ones_areas on payment.approvals for insert with check (authority.writes(',payment,', commune_id));
create policy instructions_are_read_in_ones_areas on payment.instructions for select using (authority.sees(commune_id));
create policy instructions_are_added_in_ones_areas on payment.instructions for insert
  with check (authority.writes(',payment,', commune_id));
create policy instructions_are_changed_in_ones_areas on payment.instructions for update
  using (authority.sees(commune_id)) with check (authority.writes(',payment,', commune_id));
create policy files_are_read_in_ones_areas on payment.files for select using (authority.sees(commune_id));
create policy files_are_added_in_ones_areas on payment.files for insert with check (authority.writes(',payment,', commune_id));
create policy matches_are_read_in_ones_areas on payment.matches for select using (authority.sees(commune_id));
create policy matches_are_added_in_ones_areas on payment.matches for insert with check (authority.writes(',payment,', commune_id));
create policy receipts_are_read_in_ones_areas on payment.receipts for select using (authority.sees(commune_id));
create policy receipts_are_added_in_ones_areas on payment.receipts for insert with check (authority.writes(',payment,', commune_id));
