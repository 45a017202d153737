-- Indexes of what officers ask all day: what waits in a round, the villages of a commune.
create index reviews_waiting on review.reviews (round_id, commune_id, state)
  where state not in ('decided', 'certified', 'superseded', 'objected');
create index reviews_met_by_village on review.reviews (commune_id, village_id)
  where state in ('met', 'posted', 'objected', 'rechecked', 'closed');
create index households_open_by_village on registry.households (commune_id, village_id) where closed_on is null;
