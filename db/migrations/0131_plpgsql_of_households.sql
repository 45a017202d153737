-- Functions that read rows of households are plpgsql (docs/decisions/0005-schema.md): they are planned when they are called, which
-- poolers, replicas and other engines understand alike. Names, signatures and what they answer stay. The three that read a whole
-- province are planned for what is asked each time. registry.bearers stays what it is: it is inlined into the search, where a limit
-- ends it early.

create or replace function registry.counts_on(p_on date) returns table (commune_id text, village_id text, households integer, people integer)
language plpgsql stable security definer set search_path = pg_catalog, registry, authority set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
    with counted as materialized (
      select place.commune_id, place.village_id, count(*)::int as households, coalesce(sum(members.people), 0)::int as people
      from registry.household_places place
      left join (
        select member.household_id, count(*)::int as people from registry.memberships member
        where member.valid_from <= p_on and (member.valid_to is null or member.valid_to >= p_on) group by member.household_id
      ) members on members.household_id = place.household_id
      where place.valid_from <= p_on and (place.valid_to is null or place.valid_to >= p_on)
        and not exists (select from registry.households closed
          where closed.closed_on < p_on and closed.household_id = place.household_id)
      group by place.commune_id, place.village_id
    )
    select counted.commune_id, counted.village_id, counted.households, counted.people from counted
    where authority.sees(counted.commune_id);
end $$;

create or replace function registry.facts_before_change(p_household_id uuid, p_on date) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, registry as $$
#variable_conflict use_column
begin
  return (
    select act.facts from registry.household_acts act
    where act.household_id = p_household_id and act.act = 'household_changed' and act.on_date > p_on
      and not exists (select from registry.household_acts undone where undone.household_id = act.household_id
        and undone.bulk_id = act.bulk_id and undone.act = 'change_undone')
    order by act.done_at, act.act_id limit 1
  );
end $$;

create or replace function registry.gather_names() returns void
language plpgsql set search_path = pg_catalog, registry as $$
#variable_conflict use_column
begin
  insert into registry.names (search_name, sorted_words)
      select distinct search_name, coalesce(registry.sorted_words(search_name), '') from registry.people where search_name is not null
    on conflict do nothing;
end $$;

create or replace function registry.household_on_the_way(p_household_id uuid) returns table (
  commune_id text, closed_on date, changed_on date, decided_on date, supports integer, payments integer, reviews integer
)
language plpgsql stable security definer set search_path = pg_catalog, registry, review, delivery, payment, authority as $$
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
        and support.state in ('proposed', 'checked', 'approved', 'committed', 'delivered')),
      (select count(*)::int from payment.instructions instruction where instruction.household_id = p_household_id
        and instruction.state in ('ready', 'sent', 'unknown')),
      (select count(*)::int from review.reviews review where review.household_id = p_household_id
        and review.state in ('surveyed', 'scored', 'met', 'posted', 'objected', 'rechecked', 'closed'))
    from registry.households household
    where household.household_id = p_household_id and (authority.sees(household.commune_id) or exists (
      select from registry.transfers transfer where transfer.household_id = p_household_id and transfer.state = 'asked'
        and authority.sees(transfer.to_commune_id)));
end $$;

create or replace function registry.households_with_phone(digits text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, registry, authority as $$
#variable_conflict use_column
begin
  return query
    select distinct household_id from registry.people
    where phone is not null and regexp_replace(phone, '\D', '', 'g') = digits
      and (authority.sees(commune_id) or authority.sees_any(past_communes));
end $$;

create or replace function registry.met_in_villages(p_commune text) returns table (village_id text, households integer)
language plpgsql stable security definer set search_path = pg_catalog, registry, review, authority as $$
#variable_conflict use_column
begin
  return query
    select review.village_id, count(*)::int from review.reviews review
    where review.commune_id = p_commune and review.village_id is not null and authority.sees(p_commune)
      and review.state in ('met', 'posted', 'objected', 'rechecked', 'closed')
    group by review.village_id;
end $$;

create or replace function registry.people_with_shared_numbers(p_areas text[], p_households uuid[]) returns table (
  kind text, person_id uuid, household_id uuid, commune_id text, other_person_id uuid, other_household_id uuid, other_commune_id text
)
language plpgsql stable security definer set search_path = pg_catalog, registry, authority as $$
#variable_conflict use_column
begin
  return query
    select own.kind, own.person_id, own.household_id, own.commune_id, other.person_id, other.household_id, there.commune_id
    from registry.identifiers own
    join registry.identifier_index mine on mine.kind = own.kind and mine.person_id = own.person_id and mine.household_id = own.household_id
    join registry.identifier_index other on other.kind = mine.kind and other.blind_index = mine.blind_index
      and (other.household_id, other.person_id) <> (mine.household_id, mine.person_id)
    join registry.households there on there.household_id = other.household_id
    where own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
      and exists (select from registry.memberships member where member.household_id = own.household_id
        and member.person_id = own.person_id and member.valid_to is null)
      and exists (select from registry.memberships member where member.household_id = other.household_id
        and member.person_id = other.person_id and member.valid_to is null);
end $$;

create or replace function review.causes_told(p_household_id uuid, p_on date) returns table (causes text[], recorded_on date, recorded_by uuid)
language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
  return query
    select told.causes, told.recorded_on, told.recorded_by
    from review.household_causes told
    where told.household_id = p_household_id and told.recorded_on <= p_on
    order by told.recorded_on desc, told.recorded_at desc limit 1;
end $$;

create or replace function review.order_statuses(p_household_ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, review as $$
#variable_conflict use_column
begin
  update review.poverty_statuses status set replaced_on = ordered.next_on
    from (
      select household_id, decision_id, effective_on,
        lead(effective_on) over (partition by household_id order by effective_on, decision_id) as next_on
      from review.poverty_statuses where household_id = any (p_household_ids)
    ) ordered
    where status.household_id = ordered.household_id and status.decision_id = ordered.decision_id
      and status.effective_on = ordered.effective_on and status.replaced_on is distinct from ordered.next_on;
end $$;

create or replace function review.states_of_round(p_round_id uuid, p_commune_id text, p_by_village boolean, p_after date, p_until date)
returns table (area_id text, state text, households integer, lately integer)
language plpgsql stable security definer set search_path = pg_catalog, review, authority set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
    -- Of one commune or of all: of the two, the one that is not asked for is not begun.
    with asked as (
      select review.commune_id, review.village_id, review.state, review.surveyed_on from review.reviews review
      where review.round_id = p_round_id and review.commune_id = p_commune_id
      union all
      select review.commune_id, review.village_id, review.state, review.surveyed_on from review.reviews review
      where review.round_id = p_round_id and p_commune_id is null
    ), counted as materialized (
      select commune_id, case when p_by_village then village_id else commune_id end as area_id, state, count(*)::int as households,
        (count(*) filter (where surveyed_on > p_after and surveyed_on <= p_until))::int as lately
      from asked group by 1, 2, 3
    )
    select counted.area_id, counted.state, counted.households, counted.lately from counted where authority.sees(counted.commune_id);
end $$;

create or replace function review.statuses_on(p_communes text[], p_on date) returns setof review.poverty_statuses
language plpgsql stable security definer set search_path = pg_catalog, review, authority set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
    select status.* from review.poverty_statuses status
    where status.commune_id = any (array(select commune_id from unnest(p_communes) commune_id where authority.sees(commune_id)))
      and status.effective_on <= p_on and (status.replaced_on is null or status.replaced_on > p_on)
      and (status.left_on is null or status.left_on >= p_on);
end $$;

create or replace function review.take_first_village(p_household_ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, review, registry, authority as $$
#variable_conflict use_column
begin
  update review.reviews review set village_id = household.village_id
    from registry.households household
    where household.household_id = any (p_household_ids) and household.village_id is not null
      and review.household_id = household.household_id and review.commune_id = household.commune_id
      and review.village_id is null and review.state not in ('decided', 'certified', 'superseded')
      and authority.writes(',registry,', household.commune_id);
end $$;

create or replace function review.verify_paper(p_code uuid)
returns table (kind text, office text, number text, issued_on date, valid_year integer, withdrawn_on date)
language plpgsql stable security definer set search_path = pg_catalog, review, registry as $$
#variable_conflict use_column
begin
  return query
    select 'certificate', commune.full_name, case when certificate.serial < 10 then '0' else '' end || certificate.serial || '/GCN-HN.HCN',
      certificate.issued_on, certificate.valid_year, certificate.withdrawn_on
    from review.certificates certificate join registry.areas commune on commune.area_id = certificate.commune_id
    where certificate.paper_code = p_code
    union all
    select 'decision', commune.full_name, decision.number, decision.decided_on, null, null
    from review.decisions decision join registry.areas commune on commune.area_id = decision.commune_id
    where decision.paper_code = p_code;
end $$;
