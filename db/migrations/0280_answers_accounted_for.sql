-- What a file of a bank says is accounted for whole: answered and unmatched are the file, to the line and to the đồng.
create table payment.answer_files (
  file_id uuid constraint answer_files_key primary key constraint answer_file_is_kept references payment.files,
  batch_id uuid not null constraint answer_file_is_of_a_batch references payment.batches,
  commune_id text not null,
  line_count int not null,
  amount numeric not null,
  answered_count int not null,
  answered_amount numeric not null,
  unmatched_count int not null,
  unmatched_amount numeric not null,
  constraint answered_and_unmatched_are_the_file check (line_count = answered_count + unmatched_count
    and amount = answered_amount + unmatched_amount),
  constraint answer_file_counts_are_not_negative check (least(answered_count, unmatched_count) >= 0
    and least(answered_amount, unmatched_amount) >= 0)
);
create index answer_files_by_batch on payment.answer_files (batch_id);

create table payment.unmatched_answers (
  file_id uuid not null constraint unmatched_answer_is_of_a_file references payment.files,
  line int not null,
  batch_id uuid not null constraint unmatched_answer_is_of_a_batch references payment.batches,
  commune_id text not null,
  end_to_end_id text not null,
  outcome text not null constraint unmatched_outcome_is_known check (outcome in ('paid', 'returned', 'pending')),
  -- why no transfer of the batch is answered by it
  code text not null,
  -- null where the file names no amount in whole đồng; then it is as written
  amount bigint,
  written text,
  reason_code text,
  bank_reference text,
  booked_on date,
  constraint unmatched_answers_key primary key (file_id, line),
  constraint unmatched_line_is_numbered_from_one check (line > 0)
);
create index unmatched_answers_by_batch on payment.unmatched_answers (batch_id, file_id, line);

-- A file may tell of one transfer twice: that it was paid, and that it came back.
alter table payment.matches drop constraint file_answers_an_instruction_once;
alter table payment.matches add column line int;
alter table payment.matches add constraint file_line_answers_once unique (household_id, file_id, line);
create index matches_by_instruction on payment.matches (household_id, instruction_id);

-- The sums that are kept are those of the lines that are kept.
create function payment.hold_answers_to_file() returns trigger language plpgsql set search_path to 'pg_catalog', 'payment' as $$
begin
  if exists (select from (select count(*) as n, coalesce(sum(amount), 0) as sum from payment.matches where file_id = new.file_id) answered,
      (select count(*) as n, coalesce(sum(amount), 0) as sum from payment.unmatched_answers where file_id = new.file_id) unmatched
      where (answered.n, answered.sum, unmatched.n, unmatched.sum)
        is distinct from (new.answered_count, new.answered_amount, new.unmatched_count, new.unmatched_amount)) then
    raise exception 'the lines of an answer do not sum to its file' using errcode = '23514', constraint = 'lines_sum_to_their_answer_file';
  end if;
  return null;
end $$;
create constraint trigger lines_sum_to_their_answer_file after insert on payment.answer_files
  deferrable initially deferred for each row execute function payment.hold_answers_to_file();

grant select, insert on payment.answer_files to vuon_app;
grant select, insert on payment.unmatched_answers to vuon_app;
alter table payment.answer_files enable row level security;
alter table payment.unmatched_answers enable row level security;
create policy answer_files_are_read_in_ones_areas on payment.answer_files for select using (authority.sees(commune_id));
create policy answer_files_are_added_in_ones_areas on payment.answer_files for insert
  with check (authority.writes(',payment,', commune_id));
create policy unmatched_answers_are_read_in_ones_areas on payment.unmatched_answers for select using (authority.sees(commune_id));
create policy unmatched_answers_are_added_in_ones_areas on payment.unmatched_answers for insert
  with check (authority.writes(',payment,', commune_id));
