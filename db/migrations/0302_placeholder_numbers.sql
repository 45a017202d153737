-- A number that more than ten people carry stands for none: it was typed where a form wanted one. It makes no pairs.
create or replace function registry.people_with_shared_numbers(p_areas text[], p_households uuid[])
 RETURNS TABLE(kind text, person_id uuid, household_id uuid, commune_id text, other_person_id uuid, other_household_id uuid, other_commune_id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'registry', 'authority'
AS $function$
#variable_conflict use_column
begin
  return query
    select own.kind, own.person_id, own.household_id, own.commune_id, other.person_id, other.household_id, there.commune_id
    from registry.identifiers own
    join registry.identifier_index mine on mine.kind = own.kind and mine.person_id = own.person_id and mine.household_id = own.household_id
    join registry.identifier_index other on other.kind = mine.kind and other.blind_index = mine.blind_index
      and (other.household_id, other.person_id) <> (mine.household_id, mine.person_id)
    join registry.households there on there.household_id = other.household_id
    where (select count(*) from (select from registry.identifier_index same where same.kind = mine.kind
        and same.blind_index = mine.blind_index limit 11) few) <= 10
      and own.commune_id = any (p_areas) and (p_households is null or own.household_id = any (p_households)) and authority.sees(own.commune_id)
      and exists (select from registry.memberships member where member.household_id = own.household_id
        and member.person_id = own.person_id and member.valid_to is null)
      and exists (select from registry.memberships member where member.household_id = other.household_id
        and member.person_id = other.person_id and member.valid_to is null);
end $function$;
