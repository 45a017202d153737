-- Loans of the policy bank to households, as the bank reports them by file: its money is in no account of the programme. Each file is kept
-- with what became of its rows, and the rows that could not be taken.
create table delivery.loan_files (
  file_id uuid constraint loan_files_key primary key,
  commune_id text not null constraint loan_file_is_of_a_commune references registry.areas (area_id),
  list_name text not null,
  -- the day on which the bank's figures hold
  as_of date not null,
  read integer not null,
  matched integer not null,
  unanswered integer not null,
  held_back integer not null,
  read_at timestamptz not null,
  read_by uuid not null constraint loan_file_is_read_by_an_officer references authority.officers (officer_id),
  constraint rows_of_a_loan_file_are_accounted_for check (read = matched + unanswered + held_back
    and matched >= 0 and unanswered >= 0 and held_back >= 0)
);
create index loan_files_by_commune on delivery.loan_files (commune_id, read_at);

create table delivery.loan_rows_held (
  file_id uuid not null constraint held_row_is_of_a_loan_file references delivery.loan_files (file_id),
  "row" integer not null,
  commune_id text not null constraint held_row_is_of_a_commune references registry.areas (area_id),
  code text not null,
  fault text not null,
  constraint loan_rows_held_key primary key (file_id, "row")
);

create table delivery.loans (
  household_id uuid not null constraint loan_is_of_a_household references registry.households (household_id),
  loan_id uuid not null,
  commune_id text not null constraint loan_is_of_a_commune references registry.areas (area_id),
  -- as the bank numbers it; one without a number is the only one of its household
  number text not null default '',
  state text not null constraint loan_state_is_known check (state in ('applied', 'approved', 'refused', 'disbursed', 'repaid')),
  amount bigint constraint loan_amount_is_positive check (amount > 0 and amount <= 1000000000000000),
  disbursed_on date,
  due_on date,
  outstanding bigint,
  overdue bigint,
  remark text,
  as_of date not null,
  file_id uuid not null constraint loan_comes_from_a_file references delivery.loan_files (file_id),
  constraint loans_key primary key (household_id, loan_id),
  constraint loan_is_of_its_household_once unique (household_id, number),
  constraint disbursed_loan_has_amount_and_day check (state not in ('disbursed', 'repaid') or (amount is not null and disbursed_on is not null)),
  constraint loan_is_due_after_it_was_disbursed check (due_on >= disbursed_on),
  constraint loan_owes_no_more_than_it_is check (outstanding between 0 and amount and overdue between 0 and outstanding),
  constraint loan_is_disbursed_up_to_the_day_of_the_file check (disbursed_on <= as_of)
);
create index loans_by_commune on delivery.loans (commune_id, state, due_on);

grant select, insert on delivery.loan_files, delivery.loan_rows_held to vuon_app;
grant select, insert, update (state, amount, disbursed_on, due_on, outstanding, overdue, remark, as_of, file_id) on delivery.loans to vuon_app;
do $$
declare
  one text;
begin
  foreach one in array array['loan_files', 'loan_rows_held', 'loans'] loop
    execute format('alter table delivery.%I enable row level security', one);
    execute format('create policy %I on delivery.%I for select using (authority.sees(commune_id))', one || '_are_read_in_ones_areas', one);
    execute format('create policy %I on delivery.%I for insert with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_added_in_ones_areas', one);
    execute format('create policy %I on delivery.%I as restrictive for all using (coalesce(current_setting(''vuon.reach'', true), '''') <> ''activity'')',
      one || '_not_for_offices', one);
  end loop;
end $$;
create policy loans_are_changed_in_ones_areas on delivery.loans for update
  using (authority.sees(commune_id)) with check (authority.writes(',delivery,', commune_id));
