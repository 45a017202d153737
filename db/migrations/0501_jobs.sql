-- From a course to a job: vacancies, who looks for a job, where they were placed, and whether they are still employed after 3, 6 and 12 months.
create table delivery.vacancies (
  vacancy_id uuid constraint vacancies_key primary key,
  commune_id text not null constraint vacancy_is_kept_by_a_commune references registry.areas (area_id),
  employer text not null,
  trade text not null,
  reach text not null constraint vacancy_reach_is_known check (reach in ('here', 'other_province', 'abroad')),
  place text not null,
  seats integer not null constraint vacancy_has_seats check (seats between 1 and 10000),
  wage_from bigint not null,
  wage_to bigint not null,
  open_until date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint vacancy_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint vacancy_wage_is_a_range check (wage_from > 0 and wage_to >= wage_from and wage_to <= 1000000000000000)
);
create index vacancies_by_commune on delivery.vacancies (commune_id, open_until);

create table delivery.job_seekers (
  household_id uuid not null,
  job_seeker_id uuid not null,
  person_id uuid not null,
  commune_id text not null constraint job_seeker_is_in_a_commune references registry.areas (area_id),
  course_id uuid not null constraint job_seeker_comes_from_a_course references delivery.courses (course_id),
  trade text not null,
  reaches text[] not null constraint job_seeker_goes_somewhere
    check (cardinality(reaches) > 0 and reaches <@ array['here', 'other_province', 'abroad']),
  wage_from bigint constraint job_seeker_wage_is_an_amount check (wage_from between 0 and 1000000000000000),
  registered_on date not null,
  constraint job_seekers_key primary key (household_id, job_seeker_id),
  constraint job_seeker_is_a_person foreign key (household_id, person_id) references registry.people (household_id, person_id),
  constraint person_seeks_once_a_course unique (household_id, person_id, course_id)
);
create index job_seekers_by_commune on delivery.job_seekers (commune_id);
create index job_seekers_by_id on delivery.job_seekers (job_seeker_id);

create table delivery.placements (
  household_id uuid not null,
  placement_id uuid not null,
  job_seeker_id uuid not null,
  vacancy_id uuid not null constraint placement_fills_a_vacancy references delivery.vacancies (vacancy_id),
  commune_id text not null constraint placement_is_in_a_commune references registry.areas (area_id),
  started_on date not null,
  wage bigint not null constraint placement_wage_is_positive check (wage > 0 and wage <= 1000000000000000),
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint placement_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint placements_key primary key (household_id, placement_id),
  constraint placement_is_of_a_job_seeker foreign key (household_id, job_seeker_id) references delivery.job_seekers (household_id, job_seeker_id),
  constraint job_seeker_is_placed_once unique (household_id, job_seeker_id)
);
create index placements_by_commune on delivery.placements (commune_id);
create index placements_by_id on delivery.placements (placement_id);
create index placements_by_vacancy on delivery.placements (vacancy_id);

-- What was answered about a placement, never changed: the last answer of a month counts, and one that is unknown is asked for again.
create table delivery.placement_follow_ups (
  household_id uuid not null,
  placement_follow_up_id uuid not null,
  placement_id uuid not null,
  commune_id text not null constraint follow_up_is_in_a_commune references registry.areas (area_id),
  months integer not null constraint follow_up_is_after_3_6_or_12_months check (months in (3, 6, 12)),
  asked_on date not null,
  asked_by text not null,
  answer text not null constraint follow_up_answer_is_known check (answer in ('yes', 'no', 'unknown')),
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint follow_up_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint placement_follow_ups_key primary key (household_id, placement_follow_up_id),
  constraint follow_up_is_of_a_placement foreign key (household_id, placement_id) references delivery.placements (household_id, placement_id)
);
create index placement_follow_ups_by_placement on delivery.placement_follow_ups (household_id, placement_id, months);

grant select, insert on delivery.vacancies, delivery.job_seekers, delivery.placements, delivery.placement_follow_ups to vuon_app;
do $$
declare
  one text;
begin
  foreach one in array array['vacancies', 'job_seekers', 'placements', 'placement_follow_ups'] loop
    execute format('alter table delivery.%I enable row level security', one);
    execute format('create policy %I on delivery.%I for select using (authority.sees(commune_id))', one || '_are_read_in_ones_areas', one);
    execute format('create policy %I on delivery.%I for insert with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_added_in_ones_areas', one);
    execute format('create policy %I on delivery.%I as restrictive for all using (coalesce(current_setting(''vuon.reach'', true), '''') <> ''activity'')',
      one || '_not_for_offices', one);
  end loop;
end $$;

-- No more are placed than a vacancy has seats, and nobody is asked before the months are over. The vacancy and the placement are locked before.
create function delivery.keep_placements() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if (select count(*) from placements placement where placement.vacancy_id = new.vacancy_id)
      > (select vacancy.seats from vacancies vacancy where vacancy.vacancy_id = new.vacancy_id) then
    raise exception 'no more are placed than a vacancy has seats' using errcode = '23514', constraint = 'no_more_are_placed_than_seats';
  end if;
  return null;
end $$;
create trigger no_more_are_placed_than_seats after insert on delivery.placements for each row execute function delivery.keep_placements();
create function delivery.keep_follow_ups() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if exists (select from placements placement where placement.household_id = new.household_id and placement.placement_id = new.placement_id
      and new.asked_on < (placement.started_on + make_interval(months => new.months))::date) then
    raise exception 'follow-up is asked when it is due' using errcode = '23514', constraint = 'follow_up_is_asked_when_it_is_due';
  end if;
  return null;
end $$;
create trigger follow_up_is_asked_when_it_is_due after insert on delivery.placement_follow_ups for each row execute function delivery.keep_follow_ups();
