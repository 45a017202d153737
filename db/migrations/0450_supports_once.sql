-- What "once" means for a support: a content is given to a household or to one of its people once in a period, across programmes, sources
-- and years (Circular 60/2026/TT-BTC Art. 2.3b, 3.1). The period is written with the support; supports from before have that of their year.
alter table delivery.supports add column period daterange;
update delivery.supports set period = daterange(make_date(year, 1, 1), make_date(year + 1, 1, 1));
alter table delivery.supports
  alter column period set not null,
  add constraint support_has_a_period check (not isempty(period) and lower(period) is not null),
  -- Once an activity is so for each of its people, and for a household as a whole; what was refused or given back may be proposed again.
  drop constraint support_is_proposed_once_an_activity,
  add constraint same_support_is_given_once exclude using gist (
    household_id with =, coalesce(person_id, household_id) with =, content with =, period with &&)
    where (state in ('approved', 'committed', 'delivered', 'paid', 'verified'));
create unique index support_is_proposed_once_an_activity
  on delivery.supports (household_id, activity_id, coalesce(person_id, household_id)) where state not in ('refused', 'returned');
drop index delivery.same_support_is_approved_once_a_year;

-- Supports of an activity in the order in which they were proposed; of a person, who may have moved to another household since.
create index supports_in_order on delivery.supports (activity_id, support_id);
create index supports_of_people on delivery.supports (person_id, content) where person_id is not null;
