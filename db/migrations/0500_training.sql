-- Courses of an activity that trains: who learns, in which sessions, who came, and which certificates are given. A learner is a support of the
-- activity for a person, proposed and approved as any other: a course has no money and no eligibility of its own. Each row names its activity,
-- so that who works for the office that carries it out sees this activity and nothing else.
create table delivery.courses (
  course_id uuid constraint courses_key primary key,
  activity_id uuid not null constraint course_is_of_an_activity references delivery.activities (activity_id),
  commune_id text not null constraint course_is_in_a_commune references registry.areas (area_id),
  name text not null,
  trade text not null,
  place text not null,
  provider text not null,
  planned_days integer not null,
  planned_hours integer not null,
  starts_on date not null,
  ends_on date not null,
  seats integer not null,
  state text not null constraint course_state_is_known check (state in ('planned', 'running', 'ended', 'called_off')),
  constraint course_ends_after_it_starts check (ends_on >= starts_on),
  constraint course_has_days_and_hours check (planned_days between 1 and 1000 and planned_hours between 1 and 10000),
  constraint course_has_seats check (seats between 1 and 500),
  constraint course_is_named_with_its_activity unique (course_id, activity_id)
);
create index courses_by_activity on delivery.courses (activity_id);
create index courses_by_commune on delivery.courses (commune_id, state);

-- Who learns: a seat, or a place on the waiting list. Who leaves is withdrawn with the reason, and stays in the list.
create table delivery.course_learners (
  course_id uuid not null,
  support_id uuid not null,
  household_id uuid not null,
  activity_id uuid not null,
  commune_id text not null constraint learner_is_in_a_commune references registry.areas (area_id),
  has_seat boolean not null,
  registered_on date not null,
  registered_at timestamptz not null,
  withdrawn_on date,
  withdrawn_because text,
  constraint course_learners_key primary key (course_id, household_id, support_id),
  constraint learner_is_in_a_course foreign key (course_id, activity_id) references delivery.courses (course_id, activity_id),
  constraint learner_is_a_support foreign key (household_id, support_id) references delivery.supports (household_id, support_id),
  constraint learner_is_withdrawn_with_a_reason check ((withdrawn_on is null) = (withdrawn_because is null)),
  constraint learner_is_withdrawn_after_registration check (withdrawn_on >= registered_on)
);
create unique index support_is_in_one_course_at_a_time on delivery.course_learners (household_id, support_id) where withdrawn_on is null;

create table delivery.course_sessions (
  course_session_id uuid constraint course_sessions_key primary key,
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null constraint course_session_is_in_a_commune references registry.areas (area_id),
  held_on date not null,
  from_time text not null,
  to_time text not null,
  topic text not null,
  constraint course_session_is_of_a_course foreign key (course_id, activity_id) references delivery.courses (course_id, activity_id),
  constraint course_session_is_from_to check (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$' and to_time ~ '^([01]\d|2[0-3]):[0-5]\d$' and from_time < to_time),
  constraint course_session_is_named_with_its_course unique (course_session_id, course_id)
);
create index course_sessions_by_course on delivery.course_sessions (course_id, held_on, from_time);

-- Who came. A learner without a row is not recorded, which is never taken for absent.
create table delivery.course_attendance (
  course_session_id uuid not null,
  household_id uuid not null,
  support_id uuid not null,
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null constraint attendance_is_in_a_commune references registry.areas (area_id),
  mark text not null constraint attendance_mark_is_known check (mark in ('present', 'late', 'excused', 'absent')),
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint attendance_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint course_attendance_key primary key (course_session_id, household_id, support_id),
  constraint attendance_is_of_a_session foreign key (course_session_id, course_id) references delivery.course_sessions (course_session_id, course_id),
  constraint attendance_is_of_a_learner foreign key (course_id, household_id, support_id)
    references delivery.course_learners (course_id, household_id, support_id)
);
create index course_attendance_by_learner on delivery.course_attendance (course_id, support_id);

-- One answer a learner, never changed: a certificate with its number, or the reason why there is none.
create table delivery.course_certificates (
  course_id uuid not null,
  household_id uuid not null,
  support_id uuid not null,
  activity_id uuid not null,
  commune_id text not null constraint certificate_is_in_a_commune references registry.areas (area_id),
  number text,
  refused_because text,
  decided_on date not null,
  signed_by text not null,
  attended integer not null,
  recorded integer not null,
  constraint course_certificates_key primary key (course_id, household_id, support_id),
  constraint certificate_is_of_a_learner foreign key (course_id, household_id, support_id)
    references delivery.course_learners (course_id, household_id, support_id),
  constraint certificate_is_given_or_refused check ((number is null) <> (refused_because is null)),
  constraint certificate_counts_sessions check (attended between 0 and recorded)
);
create unique index certificate_number_is_given_once on delivery.course_certificates (commune_id, number) where number is not null;

-- What was done on a course, in order; never changed.
create table delivery.course_acts (
  course_act_id uuid constraint course_acts_key primary key,
  course_id uuid not null,
  activity_id uuid not null,
  commune_id text not null constraint course_act_is_in_a_commune references registry.areas (area_id),
  act text not null constraint course_act_is_known
    check (act in ('draft', 'enrol', 'withdraw', 'plan', 'attend', 'start', 'end', 'callOff', 'certify')),
  done_on date,
  reason text,
  done_at timestamptz not null,
  done_by uuid not null constraint course_act_is_by_an_officer references authority.officers (officer_id),
  constraint course_act_is_on_a_course foreign key (course_id, activity_id) references delivery.courses (course_id, activity_id),
  constraint course_is_called_off_with_a_reason check (act <> 'callOff' or reason is not null)
);
create index course_acts_by_course on delivery.course_acts (course_id, done_at);

grant select, insert, update (state) on delivery.courses to vuon_app;
grant select, insert, update (has_seat, withdrawn_on, withdrawn_because) on delivery.course_learners to vuon_app;
grant select, insert, update (mark, recorded_at, recorded_by) on delivery.course_attendance to vuon_app;
grant select, insert on delivery.course_sessions, delivery.course_certificates, delivery.course_acts to vuon_app;

do $$
declare
  one text;
begin
  foreach one in array array['courses', 'course_learners', 'course_sessions', 'course_attendance', 'course_certificates', 'course_acts'] loop
    execute format('alter table delivery.%I enable row level security', one);
    execute format('create policy %I on delivery.%I for select using (authority.sees(commune_id))', one || '_are_read_in_ones_areas', one);
    execute format('create policy %I on delivery.%I for insert with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_added_in_ones_areas', one);
    execute format('create policy %I on delivery.%I as restrictive for all
      using (coalesce(current_setting(''vuon.reach'', true), '''') <> ''activity'' or activity_id::text = current_setting(''vuon.activity'', true))',
      one || '_of_the_activity_alone', one);
  end loop;
  foreach one in array array['courses', 'course_learners', 'course_attendance'] loop
    execute format('create policy %I on delivery.%I for update using (authority.sees(commune_id)) with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_changed_in_ones_areas', one);
  end loop;
end $$;

-- Who works for an office finds the course by its activity before the act is narrowed to it.
alter policy courses_are_read_in_ones_areas on delivery.courses using (authority.sees(commune_id)
  or (current_setting('vuon.reach', true) = 'offices' and delivery.is_of_own_office(activity_id)));

-- The moves of src/programme/delivery/training/course-state.ts.
create function delivery.keep_course_states() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and (case when tg_op = 'INSERT' then new.state <> 'planned'
      else (old.state, new.state) not in (('planned', 'running'), ('running', 'ended'), ('planned', 'called_off'), ('running', 'called_off')) end) then
    raise exception 'course moves in its order' using errcode = '23514', constraint = 'course_moves_in_its_order';
  end if;
  return null;
end $$;
create trigger course_begins_planned after insert on delivery.courses for each row execute function delivery.keep_course_states();
create trigger course_moves_in_its_order after update of state on delivery.courses
  for each row when (new.state is distinct from old.state) execute function delivery.keep_course_states();

-- No more learn than there are seats, and all of them are supports of the activity for a person. Acts on one course take turns.
create function delivery.keep_course_learners() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if (select count(*) from course_learners learner where learner.course_id = new.course_id and learner.has_seat and learner.withdrawn_on is null)
      > (select course.seats from courses course where course.course_id = new.course_id) then
    raise exception 'no more learn than there are seats' using errcode = '23514', constraint = 'no_more_learn_than_there_are_seats';
  end if;
  if tg_op = 'INSERT' and not exists (select from supports support where support.household_id = new.household_id
      and support.support_id = new.support_id and support.activity_id = new.activity_id and support.person_id is not null) then
    raise exception 'learner is a person of the activity' using errcode = '23514', constraint = 'learner_is_a_person_of_the_activity';
  end if;
  return null;
end $$;
create trigger no_more_learn_than_there_are_seats after insert or update on delivery.course_learners
  for each row execute function delivery.keep_course_learners();

-- A certificate is for who attended; what was decided by the attendance is not changed by it later.
create function delivery.keep_course_attendance() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if exists (select from course_certificates certificate where certificate.course_id = new.course_id and certificate.support_id = new.support_id) then
    raise exception 'attendance is decided with its certificate' using errcode = '23514', constraint = 'attendance_is_decided_with_its_certificate';
  end if;
  return null;
end $$;
create trigger attendance_is_decided_with_its_certificate after insert or update on delivery.course_attendance
  for each row execute function delivery.keep_course_attendance();
