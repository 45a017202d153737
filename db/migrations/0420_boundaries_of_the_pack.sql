-- The pack of a country may bring simplified boundaries for display. What an officer imported stays when the pack comes again.
alter table registry.area_boundaries
  add column of_pack boolean not null default false;
