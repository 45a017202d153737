-- Tables keyed by a value that crosses households get the commune of their row, so that row security can be asked of them too.
alter table registry.household_sources add column commune_id text;
update registry.household_sources source set commune_id = household.commune_id
  from registry.households household where household.household_id = source.household_id;
-- Rows of a household that is not there protect nothing.
delete from registry.household_sources where commune_id is null;
alter table registry.household_sources alter column commune_id set not null;

alter table registry.person_residences add column commune_id text;
update registry.person_residences residence set commune_id = household.commune_id
  from registry.households household where household.household_id = residence.household_id;
delete from registry.person_residences where commune_id is null;
alter table registry.person_residences alter column commune_id set not null;

alter table registry.identifier_index add column commune_id text;
update registry.identifier_index known set commune_id = household.commune_id
  from registry.households household where household.household_id = known.household_id;
delete from registry.identifier_index where commune_id is null;
alter table registry.identifier_index alter column commune_id set not null;
grant update (commune_id) on registry.identifier_index to vuon_app;

alter table payment.instruction_references add column commune_id text;
update payment.instruction_references reference set commune_id = batch.commune_id
  from payment.batches batch where batch.batch_id = reference.batch_id;
delete from payment.instruction_references where commune_id is null;
alter table payment.instruction_references alter column commune_id set not null;

alter table registry.household_sources enable row level security;
create policy sources_are_read_in_ones_areas on registry.household_sources for select using (authority.sees(commune_id));
create policy sources_are_claimed_in_ones_areas on registry.household_sources for insert
  with check (authority.writes(',registry,', commune_id));

alter table registry.person_residences enable row level security;
create policy residences_are_read_in_ones_areas on registry.person_residences for select using (authority.sees(commune_id));
create policy residences_are_added_in_ones_areas on registry.person_residences for insert
  with check (authority.writes(',registry,', commune_id));
create policy residences_are_changed_in_ones_areas on registry.person_residences for update
  using (authority.sees(commune_id)) with check (authority.writes(',registry,', commune_id));

alter table registry.identifier_index enable row level security;
create policy fingerprints_are_read_in_ones_areas on registry.identifier_index for select using (authority.sees(commune_id));
create policy fingerprints_are_added_in_ones_areas on registry.identifier_index for insert
  with check (authority.writes(',registry,', commune_id));
create policy fingerprints_are_changed_in_ones_areas on registry.identifier_index for update
  using (authority.sees(commune_id)) with check (authority.writes(',registry,', commune_id));
create policy fingerprints_are_removed_in_ones_areas on registry.identifier_index for delete
  using (authority.writes(',registry,', commune_id));

alter table payment.instruction_references enable row level security;
create policy references_are_read_in_ones_areas on payment.instruction_references for select using (authority.sees(commune_id));
create policy references_are_added_in_ones_areas on payment.instruction_references for insert
  with check (authority.writes(',payment,', commune_id));

-- A key of a source is used once in the whole installation, and a number is looked for in all of it. These functions answer what an
-- act needs to know of other areas, and no more: that a key is taken, that a number is held.
create function registry.known_source_keys(p_source_system text, p_keys text[]) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, registry as $$
begin
  if current_setting('vuon.act', true) is distinct from 'registry.importHouseholds' or current_setting('vuon.areas', true) = ',' then
    raise exception 'source keys are compared by an import' using errcode = 'insufficient_privilege';
  end if;
  return query select source.source_key from registry.household_sources source
    where source.source_system = p_source_system and source.source_key = any (p_keys);
end $$;

create function registry.is_number_held(p_kind text, p_indexes bytea[], p_person_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, registry as $$
begin
  if coalesce(current_setting('vuon.act', true), '') not in ('registry.askCorrection', 'registry.decideCorrection')
    or current_setting('vuon.areas', true) = ',' then
    raise exception 'numbers are compared by a correction' using errcode = 'insufficient_privilege';
  end if;
  return exists (select from registry.identifier_index known
    where known.kind = p_kind and known.blind_index = any (p_indexes) and known.person_id <> p_person_id);
end $$;

-- People of one's areas, now or before, who have one of these numbers. Each number is looked up by the key of the index.
create function registry.people_with_number(p_kinds text[], p_indexes bytea[]) returns table (household_id uuid, person_id uuid)
language plpgsql stable security definer rows 5 set search_path = pg_catalog, registry, authority as $$
begin
  return query select person.household_id, person.person_id
    from unnest(p_kinds, p_indexes) asked (kind, blind_index)
    join registry.identifier_index known on known.kind = asked.kind and known.blind_index = asked.blind_index
    join registry.people person on person.household_id = known.household_id and person.person_id = known.person_id
    where authority.sees(person.commune_id) or authority.sees_any(person.past_communes);
end $$;
