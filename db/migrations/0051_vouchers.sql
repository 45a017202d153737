-- Papers of the treasury by which money that is not paid household by household moves through its stages.

create table planning.vouchers (
  voucher_id uuid constraint vouchers_key primary key,
  fund_line_id uuid not null constraint voucher_is_of_a_fund_line references planning.fund_lines,
  area_id text not null constraint voucher_belongs_to_an_area references registry.areas,
  stage text not null constraint voucher_stage_is_known
    check (stage in ('committed', 'disbursed', 'settled', 'released', 'returned')),
  amount bigint not null constraint voucher_amount_is_positive check (amount > 0),
  document text not null,
  booked_on date not null,
  posting_id uuid not null constraint voucher_is_posted references planning.postings,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint voucher_is_recorded_by_an_officer references authority.officers,
  constraint voucher_is_recorded_once unique (fund_line_id, stage, document)
);

grant select, insert on planning.vouchers to vuon_app;
alter table planning.vouchers enable row level security;
create policy vouchers_are_read_by_all on planning.vouchers for select using (true);
create policy vouchers_are_added_in_ones_areas on planning.vouchers for insert with check (authority.writes(',planning,', area_id));
