-- Villages are formed, named anew, merged and split: the old ones end, and their households live in the new ones from that day.
grant insert on registry.area_successions to vuon_app;

-- Households under review in a village since its meeting: a registry act may not read reviews, and is told only how many.
create function registry.met_in_villages(p_commune text) returns table (village_id text, households integer)
language sql stable security definer set search_path = pg_catalog, registry, review, authority as $$
  select review.village_id, count(*)::int from review.reviews review
  where review.commune_id = p_commune and review.village_id is not null and authority.sees(p_commune)
    and review.state in ('met', 'posted', 'objected', 'rechecked', 'closed')
  group by review.village_id
$$;

-- The households of a village live in another village of the same commune from a day on: their dated places, an act each, and those of
-- their reviews that no meeting has seen yet. As the owner, because reviews are of another stage; it asks itself that the commune is one's own.
create function registry.move_to_village(p_commune text, p_to text, p_households uuid[], p_on date, p_decision text,
  p_at timestamptz, p_by uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, registry, review, authority as $$
declare
  moved integer;
begin
  if not authority.writes(',registry,', p_commune) then
    raise exception 'not a commune of one''s own' using errcode = '42501';
  end if;
  insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by)
    select household.household_id, gen_random_uuid(), p_commune, 'village_changed', p_on,
      jsonb_build_object('fromName', before.name, 'toName', after.name), p_decision, p_at, p_by
    from registry.households household
    join registry.areas before on before.area_id = household.village_id, registry.areas after
    where household.household_id = any (p_households) and household.commune_id = p_commune and after.area_id = p_to;
  -- Who came later than that day came to the village under its new name.
  update registry.household_places place set village_id = p_to
    where place.household_id = any (p_households) and place.valid_to is null and place.valid_from >= p_on and place.commune_id = p_commune;
  with ended as (
    update registry.household_places place set valid_to = p_on - 1
    where place.household_id = any (p_households) and place.valid_to is null and place.valid_from < p_on and place.commune_id = p_commune
    returning place.household_id, place.commune_id, place.address
  )
  insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    select household_id, p_on, commune_id, p_to, address from ended;
  update review.reviews review set village_id = p_to
    where review.household_id = any (p_households) and review.commune_id = p_commune
      and review.state in ('draft', 'listed', 'screened', 'surveyed', 'scored');
  update registry.households household set village_id = p_to
    where household.household_id = any (p_households) and household.commune_id = p_commune;
  get diagnostics moved = row_count;
  return moved;
end $$;

alter table registry.household_acts drop constraint household_act_is_known;
alter table registry.household_acts add constraint household_act_is_known check (act in ('member_joined', 'member_left',
  'member_died', 'head_changed', 'household_moved', 'household_closed', 'household_split', 'household_founded', 'household_joined',
  'household_took_in', 'person_moved_out', 'person_moved_in', 'household_transferred', 'merge_undone', 'household_changed',
  'change_undone', 'village_changed'));
