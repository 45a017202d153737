-- How many may have a support of each kind, counted once a day: a province asks every household of its list, each person of it where a kind is for
-- people, and a page does not wait for that. What one commune has is counted when it is asked for.

create table delivery.eligible_counts (
  commune_id text not null references registry.areas (area_id),
  programme_id text not null,
  kind text not null,
  -- Households, or people where the kind is for people.
  eligible integer not null constraint eligible_is_counted check (eligible >= 0),
  unknown integer not null constraint unknown_is_counted check (unknown >= 0),
  -- Of those who may have one, who has one of the same content that runs: proposed or further.
  supported integer not null constraint supported_are_eligible check (supported between 0 and eligible),
  counted_on date not null,
  primary key (commune_id, programme_id, kind)
);
alter table delivery.eligible_counts enable row level security;
create policy eligible_counts_of_own_areas on delivery.eligible_counts for select using (authority.sees(commune_id));
grant select on table delivery.eligible_counts to vuon_app;
