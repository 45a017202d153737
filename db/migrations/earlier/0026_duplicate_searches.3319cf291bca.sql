-- The three counts had shorter names (commits 25d137b to eb30606).
alter table registry.duplicate_searches rename column people to people_compared;
alter table registry.duplicate_searches rename column found to pairs_found;
alter table registry.duplicate_searches rename column added to pairs_added;
