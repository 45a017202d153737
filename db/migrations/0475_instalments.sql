-- A support in instalments or months is one row an instalment, each with its own amount, delivery, evidence and payment: a house in three stages, nine
-- months of a school year. Together they are one support: proposed, checked, approved and refused as a whole, delivered in their order, and counted
-- once, with the last of them (`quantity` 0 before it). "Once" holds between supports, not between the instalments of one.

alter table delivery.supports
  -- Of the instalments of one support the same; of one that is given at once its own id.
  add column series_id uuid,
  add column instalment integer not null default 1,
  add column instalments integer not null default 1,
  -- What it is called, by language; null of a support that is given at once, and of a month.
  add column instalment_name jsonb,
  -- The day on which it falls due; null where a stage decides and not a day.
  add column due_on date;
update delivery.supports set series_id = support_id;
alter table delivery.supports
  alter column series_id set not null,
  add constraint instalment_is_one_of_its_series check (instalment between 1 and instalments and instalments <= 60),
  drop constraint support_quantity_is_positive,
  add constraint last_instalment_makes_the_support_whole check (quantity >= 0 and (quantity = 0) = (instalment < instalments)),
  drop constraint same_support_is_given_once,
  add constraint same_support_is_given_once exclude using gist (
    household_id with =, coalesce(person_id, household_id) with =, content with =, period with &&, series_id with <>
  ) where (state in ('approved', 'committed', 'delivered', 'paid', 'verified'));
drop index delivery.support_is_proposed_once_an_activity;
create unique index support_is_proposed_once_an_activity
  on delivery.supports (household_id, activity_id, coalesce(person_id, household_id))
  where state not in ('refused', 'returned') and instalment = instalments;
create unique index instalment_is_in_a_series_once on delivery.supports (household_id, series_id, instalment);

create function delivery.keep_instalments_in_order() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if new.state = 'delivered' and new.instalment > 1 and exists (select from delivery.supports earlier
      where earlier.household_id = new.household_id and earlier.series_id = new.series_id and earlier.instalment < new.instalment
        and (earlier.state not in ('delivered', 'paid', 'verified') or earlier.delivered_on > new.delivered_on))
    or new.state = 'delivered' and exists (select from delivery.supports later
      where later.household_id = new.household_id and later.series_id = new.series_id and later.instalment > new.instalment
        and later.state in ('delivered', 'paid', 'verified') and later.delivered_on < new.delivered_on) then
    raise exception 'instalments are delivered in their order' using errcode = '23514', constraint = 'instalments_are_delivered_in_their_order';
  end if;
  if new.state = 'committed' and old.state = 'delivered' and exists (select from delivery.supports later
      where later.household_id = new.household_id and later.series_id = new.series_id and later.instalment > new.instalment
        and later.state in ('delivered', 'paid', 'verified')) then
    raise exception 'instalments are undone from the last' using errcode = '23514', constraint = 'instalments_are_undone_from_the_last';
  end if;
  return null;
end $$;
create trigger instalments_are_delivered_in_their_order after update of state, delivered_on on delivery.supports for each row
  when (new.instalments > 1 and (new.state = 'delivered' or old.state = 'delivered'))
  execute function delivery.keep_instalments_in_order();
