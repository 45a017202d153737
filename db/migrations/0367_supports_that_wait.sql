-- The first page counts what waits; of all supports ever given few do.
create index supports_that_wait on delivery.supports (commune_id, state) include (activity_id)
  where state in ('proposed', 'checked', 'committed', 'delivered');
