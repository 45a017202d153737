-- A review hangs on the posting it was put up with, so that what was rechecked waits for its own second posting; classes of areas
-- that decide coefficients; the treasury account that a commune pays from.

alter table review.reviews add column public_posting_id uuid
  constraint review_hangs_on_a_public_posting references review.public_postings;
update review.reviews review set public_posting_id = (
  select posting.public_posting_id from review.public_postings posting
  where posting.round_id = review.round_id and posting.village_id = review.village_id
  order by posting.from_date desc, posting.public_posting_id desc limit 1)
where review.state in ('posted', 'objected', 'rechecked', 'closed', 'decided', 'certified');

-- An area is of a class from a day on, by a decision; a class that ends gets its last day. Public facts, read by everybody.
create table registry.area_classes (
  area_id text not null constraint class_is_of_an_area references registry.areas,
  class text not null constraint area_class_is_known
    check (class in ('zone_1', 'zone_2', 'zone_3', 'very_hard', 'safe_zone', 'border', 'island', 'coast', 'mountain')),
  valid_from date not null,
  valid_to date,
  decision text not null,
  constraint area_classes_key primary key (area_id, class, valid_from),
  constraint area_class_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
create unique index area_is_of_a_class_once_at_a_time on registry.area_classes (area_id, class) where valid_to is null;
grant select, insert on registry.area_classes to vuon_app;
grant update (valid_to) on registry.area_classes to vuon_app;
alter table registry.area_classes enable row level security;
create policy area_classes_are_read_by_all on registry.area_classes for select using (true);
create policy area_classes_are_added_in_ones_areas on registry.area_classes for insert
  with check (authority.writes(',registry,', area_id));
create policy area_classes_are_changed_in_ones_areas on registry.area_classes for update
  using (true) with check (authority.writes(',registry,', area_id));

-- The account of an authority is no secret of a person, so it stands as it is. The latest one recorded is the one in use.
create table payment.debtor_accounts (
  debtor_account_id uuid constraint debtor_accounts_key primary key,
  commune_id text not null constraint debtor_account_is_of_a_commune references registry.areas,
  holder text not null,
  bank_bin text not null constraint debtor_bank_bin_has_six_digits check (bank_bin ~ '^[0-9]{6}$'),
  account_number text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index debtor_accounts_by_commune on payment.debtor_accounts (commune_id, recorded_at desc);
grant select, insert on payment.debtor_accounts to vuon_app;
alter table payment.debtor_accounts enable row level security;
create policy debtor_accounts_are_read_in_ones_areas on payment.debtor_accounts for select using (authority.sees(commune_id));
create policy debtor_accounts_are_added_in_ones_areas on payment.debtor_accounts for insert
  with check (authority.writes(',payment,', commune_id));
