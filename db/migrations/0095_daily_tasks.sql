-- When each task of the day was last begun and done: several processes and a new start share it, and health reads it.

create table platform.daily_tasks (
  name text constraint daily_tasks_key primary key,
  began_at timestamptz not null,
  done_at timestamptz,
  -- The kind of the last error, without its text, which may hold what a row holds.
  fault text
);

grant select on platform.daily_tasks to vuon_app;
