-- Two records that may be one person: found by the program, decided by an officer, remembered.
create table registry.duplicate_pairs (
  left_person_id uuid not null,
  right_person_id uuid not null,
  left_household_id uuid not null,
  right_household_id uuid not null,
  left_commune_id text not null constraint pair_left_lies_in_a_commune references registry.areas,
  right_commune_id text not null constraint pair_right_lies_in_a_commune references registry.areas,
  found_by text not null constraint pair_is_found_by_a_known_way check (found_by in ('shared_number', 'likeness')),
  -- chance that the two are one person, and the evidence in bits, field by field
  probability double precision,
  evidence jsonb not null,
  -- of the compared values: a pair that was said to be two people is offered again only when they have changed
  fingerprint text not null,
  found_at timestamptz not null,
  state text not null default 'waiting' constraint pair_state_is_known check (state in ('waiting', 'merged', 'not_same')),
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  -- what the merge ended, so that it can be undone exactly
  ended jsonb,
  constraint duplicate_pairs_key primary key (left_household_id, left_person_id, right_household_id, right_person_id),
  constraint pair_stands_in_one_order check ((left_household_id, left_person_id) < (right_household_id, right_person_id)),
  constraint pair_decided_tells_by_whom check ((state = 'waiting') = (decided_by is null) and (state = 'waiting') = (decided_at is null))
);
create index duplicate_pairs_that_wait on registry.duplicate_pairs (left_commune_id, probability) where state = 'waiting';
create index duplicate_pairs_of_the_right on registry.duplicate_pairs (right_commune_id);
create index duplicate_pairs_by_right_household on registry.duplicate_pairs (right_household_id);
grant select, insert, update on registry.duplicate_pairs to vuon_app;
alter table registry.duplicate_pairs enable row level security;
-- An officer of one commune learns that another has the same person; the other record itself stays closed to them.
create policy duplicate_pairs_are_read_by_both on registry.duplicate_pairs for select
  using (authority.sees(left_commune_id) or authority.sees(right_commune_id));
create policy duplicate_pairs_are_found_in_ones_areas on registry.duplicate_pairs for insert
  with check (authority.writes(',registry,', left_commune_id) or authority.writes(',registry,', right_commune_id));
create policy duplicate_pairs_are_decided_where_both_are_ones_own on registry.duplicate_pairs for update
  using (authority.sees(left_commune_id) or authority.sees(right_commune_id))
  with check (authority.writes(',registry,', left_commune_id) or authority.writes(',registry,', right_commune_id));

-- Whose number another enrolled person has too. As the owner: the other may live in an area that the act does not see, and only that it
-- is so is told, with where.
create function registry.people_with_shared_numbers(p_areas text[])
returns table (kind text, person_id uuid, household_id uuid, commune_id text, other_person_id uuid, other_household_id uuid, other_commune_id text)
language sql stable security definer set search_path = pg_catalog, registry, authority as $$
  select own.kind, own.person_id, own.household_id, own.commune_id, other.person_id, other.household_id, there.commune_id
  from registry.identifiers own
  join registry.identifier_index mine on mine.kind = own.kind and mine.person_id = own.person_id and mine.household_id = own.household_id
  join registry.identifier_index other on other.kind = mine.kind and other.blind_index = mine.blind_index
    and (other.household_id, other.person_id) <> (mine.household_id, mine.person_id)
  join registry.households there on there.household_id = other.household_id
  where own.commune_id = any (p_areas) and authority.sees(own.commune_id)
    and exists (select from registry.memberships member where member.household_id = own.household_id
      and member.person_id = own.person_id and member.valid_to is null)
    and exists (select from registry.memberships member where member.household_id = other.household_id
      and member.person_id = other.person_id and member.valid_to is null)
$$;

alter table registry.household_acts drop constraint household_act_is_known;
alter table registry.household_acts add constraint household_act_is_known check (act in ('member_joined', 'member_left',
  'member_died', 'head_changed', 'household_moved', 'household_closed', 'household_split', 'household_founded', 'household_joined',
  'household_took_in', 'person_moved_out', 'person_moved_in', 'household_transferred', 'merge_undone'));
