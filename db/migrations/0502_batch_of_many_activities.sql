-- A batch pays what is due in one or more activities of one commune and year, also of several fund lines.

create table payment.batch_activities (
  batch_id uuid not null constraint batch_activity_is_of_a_batch references payment.batches,
  activity_id uuid not null constraint batch_pays_an_activity references delivery.activities,
  commune_id text not null,
  constraint batch_activities_key primary key (batch_id, activity_id)
);
create index batches_of_an_activity on payment.batch_activities (activity_id);
insert into payment.batch_activities (batch_id, activity_id, commune_id)
  select batch_id, activity_id, commune_id from payment.batches;
alter table payment.batches drop column activity_id;

alter table payment.batch_activities enable row level security;
create policy batch_activities_are_read_in_ones_areas on payment.batch_activities for select using (authority.sees(commune_id));
create policy batch_activities_are_added_in_ones_areas on payment.batch_activities for insert
  with check (authority.writes(',payment,', commune_id));
grant select, insert on payment.batch_activities to vuon_app;
