-- Households ask to be recognised as of average living standard too; and where a standard's procedure asks the level above before the
-- commune decides (it did until 2025-06-30, Decision 24/2021 Art. 4), what that level answered.

alter table review.requests drop constraint request_asks_what_is_known;
alter table review.requests add constraint request_asks_what_is_known check (asks in ('recognition', 'escape', 'average'));

create table review.opinions (
  opinion_id uuid constraint opinions_key primary key,
  round_id uuid not null constraint opinion_is_on_a_round references review.rounds,
  commune_id text not null constraint opinion_is_on_a_commune references registry.areas,
  office text not null,
  number text not null,
  given_on date not null,
  remark text,
  households integer not null,
  recorded_by uuid not null,
  constraint opinion_is_recorded_once unique (round_id, commune_id, number)
);
grant select, insert on review.opinions to vuon_app;
alter table review.opinions enable row level security;
create policy opinions_are_read_in_ones_areas on review.opinions for select using (authority.sees(commune_id));
create policy opinions_are_added_in_ones_areas on review.opinions for insert with check (authority.writes(',review,', commune_id));
