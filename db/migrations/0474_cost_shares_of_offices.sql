-- An office sees the cost shares of its activity alone, and changes none.
create policy cost_shares_of_the_activity_alone on delivery.activity_cost_shares as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or activity_id::text = current_setting('vuon.activity', true))
  with check (coalesce(current_setting('vuon.reach', true), '') <> 'activity');
create policy support_shares_of_the_activity_alone on delivery.support_cost_shares as restrictive for all
  using (coalesce(current_setting('vuon.reach', true), '') <> 'activity' or delivery.is_of_this_activity(household_id, support_id))
  with check (coalesce(current_setting('vuon.reach', true), '') <> 'activity');
