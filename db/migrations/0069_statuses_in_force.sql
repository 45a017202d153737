-- Which status holds on a day is told by the row itself: from effective_on until the day before replaced_on, the day from which the next
-- one of the household holds (the same day, where two begin on it: the later decision holds). Looking for the last one of each household
-- cost a sort of all statuses of a province, the more the more years they go back.
alter table review.poverty_statuses add column replaced_on date;

create index statuses_of_relapse on review.poverty_statuses (commune_id, effective_on) where list_flag = 'relapsed';

-- Follows from the statuses alone, so whoever writes one of them has it told again for the whole household, wherever its others lie.
create function review.order_statuses(p_household_ids uuid[]) returns void
language sql security definer set search_path = pg_catalog, review as $$
  update review.poverty_statuses status set replaced_on = ordered.next_on
  from (
    select household_id, decision_id, effective_on,
      lead(effective_on) over (partition by household_id order by effective_on, decision_id) as next_on
    from review.poverty_statuses where household_id = any (p_household_ids)
  ) ordered
  where status.household_id = ordered.household_id and status.decision_id = ordered.decision_id
    and status.effective_on = ordered.effective_on and status.replaced_on is distinct from ordered.next_on
$$;

-- The statuses in force on the day in those of the communes that the act may see; that is decided commune by commune, not row by row.
-- Of a household that left, up to its last day there.
create function review.statuses_on(p_communes text[], p_on date) returns setof review.poverty_statuses
language sql stable security definer set search_path = pg_catalog, review, authority as $$
  select status.* from review.poverty_statuses status
  where status.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
    and status.effective_on <= p_on and (status.replaced_on is null or status.replaced_on > p_on)
    and (status.left_on is null or status.left_on >= p_on)
$$;

update review.poverty_statuses status set replaced_on = ordered.next_on
from (
  select household_id, decision_id, effective_on,
    lead(effective_on) over (partition by household_id order by effective_on, decision_id) as next_on
  from review.poverty_statuses
) ordered
where status.household_id = ordered.household_id and status.decision_id = ordered.decision_id
  and status.effective_on = ordered.effective_on and ordered.next_on is not null;
