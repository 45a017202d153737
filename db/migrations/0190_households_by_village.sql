-- A page of a village reads its own households and no others; the counts of open ones are taken from the same index.
create index households_by_village on registry.households (commune_id, village_id, household_id);
drop index registry.households_open_by_village;
