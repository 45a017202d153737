-- Every row of a list is accounted for: what holds no household is kept by row and reason, and each import says how many of its rows
-- were added, known, held back and left out.
create table registry.left_out_rows (
  import_id uuid not null constraint left_out_row_belongs_to_an_import references registry.imports,
  file text not null,
  row_number bigint not null,
  area_id text not null,
  reason text not null constraint left_out_reason_is_known check (reason in ('total', 'signature', 'village', 'head', 'rule')),
  said text not null,
  constraint left_out_rows_key primary key (import_id, file, row_number)
);
grant select, insert on registry.left_out_rows to vuon_app;
alter table registry.left_out_rows enable row level security;
create policy left_out_rows_are_read_in_ones_areas on registry.left_out_rows for select using (authority.sees(area_id));
create policy left_out_rows_are_added_in_ones_areas on registry.left_out_rows for insert
  with check (authority.writes(',registry,', area_id));

-- The household of the registry that a held row may mean, as it is to be compared.
alter table registry.quarantine_rows add column beside text;

-- Imports of before counted the rows of a file of people alone; what was known is what is left of them.
update registry.imports set counts = counts || jsonb_build_object(
  'rowsLeftOut', 0,
  'rowsAdded', added.rows,
  'rowsKnown', greatest(0, (counts ->> 'householdRows')::int + (counts ->> 'peopleRows')::int - added.rows
    - (counts ->> 'rowsQuarantined')::int - (counts ->> 'skippedRows')::int))
from (select import_id, (counts ->> 'peopleAdded')::int
    + case when (counts ->> 'householdRows')::int > 0 then (counts ->> 'householdsAdded')::int else 0 end as rows
  from registry.imports) added
where added.import_id = imports.import_id;

-- Which keys of a source are used, and by a household with one of these people: a number alone does not tell that it is the same household.
-- One name and year of birth for each person, with the key of the household; names as registry.search_text folds them.
create function registry.known_sources(p_source_system text, p_keys text[], p_names text[], p_years integer[])
returns table (source_key text, household_id uuid, commune_id text, village_id text, is_same boolean)
language plpgsql stable security definer set search_path = pg_catalog, registry, authority as $$
begin
  if current_setting('vuon.act', true) is distinct from 'registry.importHouseholds' or current_setting('vuon.areas', true) = ',' then
    raise exception 'source keys are compared by an import' using errcode = 'insufficient_privilege';
  end if;
  return query
    with asked as (select * from unnest(p_keys, p_names, p_years) as row (key, name, year)),
    known as (
      select source.source_key as key, household.household_id as id,
        -- Of households elsewhere nothing is reported but whether they are the same.
        case when authority.sees(household.commune_id) then household.commune_id end as commune,
        case when authority.sees(household.commune_id) then household.village_id end as village
      from registry.household_sources source
      left join registry.households household on household.household_id = source.household_id
      where source.source_system = p_source_system and source.source_key = any (p_keys)
    ),
    compared as (
      select asked.key, bool_or(asked.name is not null) as asks, bool_or(person.search_name is not null) as has,
        bool_or(coalesce(asked.name = person.search_name and (asked.year is null or person.birth_date is null
          or asked.year = extract(year from person.birth_date)), false)) as fits
      from known join asked on asked.key = known.key join registry.people person on person.household_id = known.id
      group by asked.key
    )
    -- Without names on one side nothing speaks against it.
    select known.key, case when known.commune is not null then known.id end, known.commune, known.village,
      coalesce(not (compared.asks and compared.has) or compared.fits, true)
    from known left join compared on compared.key = known.key;
end $$;
grant execute on function registry.known_sources(text, text[], text[], integer[]) to public;
drop function registry.known_source_keys(text, text[]);
