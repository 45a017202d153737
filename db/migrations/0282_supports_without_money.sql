-- A referral (to social protection, to credit) is a support of 0 đồng: nothing is committed, and nothing is owed once it is delivered.
alter table delivery.supports drop constraint committed_support_is_posted;
alter table delivery.supports add constraint committed_support_is_posted check (state in ('proposed', 'checked', 'approved', 'refused')
  or commitment_posting_id is not null or amount = 0);

CREATE OR REPLACE FUNCTION registry.household_on_the_way(p_household_id uuid)
 RETURNS TABLE(commune_id text, closed_on date, changed_on date, decided_on date, supports integer, payments integer, reviews integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'review', 'delivery', 'payment', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    select household.commune_id, household.closed_on,
      greatest((select max(greatest(place.valid_from, place.valid_to)) from registry.household_places place
          where place.household_id = p_household_id),
        (select max(greatest(member.valid_from, member.valid_to)) from registry.memberships member
          where member.household_id = p_household_id)),
      (select max(status.effective_on) from review.poverty_statuses status where status.household_id = p_household_id),
      (select count(*)::int from delivery.supports support where support.household_id = p_household_id
        and (support.state in ('proposed', 'checked', 'approved', 'committed')
          or support.state = 'delivered' and support.amount > 0)),
      (select count(*)::int from payment.instructions instruction where instruction.household_id = p_household_id
        and instruction.state in ('ready', 'sent', 'unknown')),
      (select count(*)::int from review.reviews review where review.household_id = p_household_id
        and review.state in ('surveyed', 'scored', 'met', 'posted', 'objected', 'rechecked', 'closed'))
    from registry.households household
    where household.household_id = p_household_id and (authority.sees(household.commune_id) or exists (
      select from registry.transfers transfer where transfer.household_id = p_household_id and transfer.state = 'asked'
        and authority.sees(transfer.to_commune_id)));
end $function$;
