-- The commune that a row of the treasury names is kept: a row that we have no posting for would otherwise stand under the whole province.

alter table planning.treasury_lines add column commune_id text
  constraint treasury_line_names_an_area references registry.areas(area_id);
