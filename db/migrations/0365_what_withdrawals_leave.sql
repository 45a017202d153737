-- A withdrawal kept the deprivations, the members and the review of the status that it took back. It leaves those of the status before
-- (docs/law.md L1.3-3), or none; the people that are counted from it change with its members, until it is replaced or left.
do $$
declare
  back record;
  held record;
begin
  for back in
    select status.*, taken.effective_on as taken_on, taken.decision_id as taken_by, taken.review_id as taken_review,
      taken.member_count as taken_members
    from review.poverty_statuses status
    join review.decisions decision on decision.decision_id = status.decision_id
    join review.poverty_statuses taken on taken.household_id = status.household_id and not taken.carried
      and taken.decision_id = decision.withdraws_decision_id
    where status.outcome = 'withdrawn'
    order by status.household_id, status.effective_on, status.decision_id, status.carried
  loop
    held := null;
    select earlier.review_id, earlier.deprivations, earlier.low_income_workers, earlier.member_count into held
      from review.poverty_statuses earlier
      where earlier.household_id = back.household_id and (earlier.effective_on, earlier.decision_id) < (back.taken_on, back.taken_by)
      order by earlier.effective_on desc, earlier.decision_id desc limit 1;
    update review.poverty_statuses status set review_id = coalesce(held.review_id, back.taken_review),
        deprivations = coalesce(held.deprivations, 0), low_income_workers = held.low_income_workers,
        member_count = coalesce(held.member_count, back.taken_members)
      where status.household_id = back.household_id and status.decision_id = back.decision_id and status.effective_on = back.effective_on;
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
      select back.decision_id, back.commune_id, changed.on_day, back.class, 0, changed.people
      from (values (back.effective_on, held.member_count - back.member_count),
        (least(back.replaced_on, back.left_on + 1), back.member_count - held.member_count)) changed (on_day, people)
      where changed.on_day is not null and changed.people <> 0
      on conflict (decision_id, class, commune_id, effective_on) do update set people = status_changes.people + excluded.people;
  end loop;
end $$;
