-- What a household told last, on or before a day, about why it is poor: plans and supports both go by it, so it is said once, here.

create function review.causes_told(p_household_id uuid, p_on date)
  returns table (causes text[], recorded_on date, recorded_by uuid) language sql stable parallel safe as $$
  select told.causes, told.recorded_on, told.recorded_by
  from review.household_causes told
  where told.household_id = p_household_id and told.recorded_on <= p_on
  order by told.recorded_on desc, told.recorded_at desc limit 1
$$;
