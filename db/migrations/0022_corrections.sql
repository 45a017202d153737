-- Corrections of more than a person's facts: a number, who belongs to the household, the household's own facts. A number that is asked
-- for is sealed until the decision, and is kept by nobody after it but where it was approved.
alter table registry.corrections alter column person_id drop not null;
alter table registry.corrections
  add column kind text not null default 'person' constraint correction_kind_is_known
    check (kind in ('person', 'identifier', 'membership', 'household')),
  add column identifier_kind text constraint correction_of_a_number_is_of_a_kind
    check (identifier_kind in ('personal_id', 'legacy_id', 'insurance_number')),
  add column key_version integer,
  add column ciphertext bytea,
  -- what speaks against the number that is asked for
  add column warnings text[] not null default '{}',
  add constraint correction_is_of_somebody check ((kind = 'household') = (person_id is null)),
  add constraint correction_names_its_number check ((kind = 'identifier') = (identifier_kind is not null)),
  add constraint correction_seals_its_number_whole check ((key_version is null) = (ciphertext is null)),
  add constraint correction_keeps_no_number_after_its_decision check (state = 'asked' or ciphertext is null);
alter table registry.corrections alter column kind drop default;

-- A number that was recorded wrongly goes.
grant delete on registry.identifiers, registry.identifier_index to vuon_app;
create policy identifiers_are_removed_in_ones_areas on registry.identifiers for delete
  using (authority.writes(',registry,', commune_id));
grant update (address) on registry.household_places to vuon_app;
