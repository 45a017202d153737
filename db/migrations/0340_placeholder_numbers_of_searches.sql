-- A search tells of numbers that too many people carry to be anybody's: they make no pairs.
alter table registry.duplicate_searches add column placeholders jsonb not null default '[]';

-- What was decided of a pair is remembered by what is recorded of the two, and no more by where and with whom they live: that follows
-- from other records too, so that a pair would be asked about again though nobody changed it.
update registry.duplicate_pairs set fingerprint =
  trim(regexp_replace(fingerprint, '(^| )(place|household)=[^=]*(?= [a-z_]+=|$)', '', 'g'))
  where fingerprint ~ '(^| )(place|household)=';

-- As before (0302), but how many carry a number is counted once a number and not once a person: a province has a million of them.
create or replace function registry.people_with_shared_numbers(p_areas text[], p_households uuid[])
 RETURNS TABLE(kind text, person_id uuid, household_id uuid, commune_id text, other_person_id uuid, other_household_id uuid, other_commune_id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    with numbers as materialized (
      select distinct mine.kind, mine.blind_index
      from registry.identifiers own
      join registry.identifier_index mine on mine.kind = own.kind and mine.person_id = own.person_id and mine.household_id = own.household_id
      where own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
    ), shared as materialized (
      select same.kind, same.blind_index
      from numbers
      join registry.identifier_index same on same.kind = numbers.kind and same.blind_index = numbers.blind_index
      group by same.kind, same.blind_index having count(*) between 2 and 10
    )
    select own.kind, own.person_id, own.household_id, own.commune_id, other.person_id, other.household_id, there.commune_id
    from shared
    -- Few are shared: those are found by their index, and not among everybody's once more.
    join registry.identifier_index mine on mine.kind = shared.kind and mine.blind_index = shared.blind_index
    join registry.identifiers own on own.household_id = mine.household_id and own.person_id = mine.person_id and own.kind = mine.kind
    join registry.identifier_index other on other.kind = shared.kind and other.blind_index = shared.blind_index
      and (other.household_id, other.person_id) <> (own.household_id, own.person_id)
    join registry.households there on there.household_id = other.household_id
    where own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
      and exists (select from registry.memberships member where member.household_id = own.household_id
        and member.person_id = own.person_id and member.valid_to is null)
      and exists (select from registry.memberships member where member.household_id = other.household_id
        and member.person_id = other.person_id and member.valid_to is null);
end $function$;
