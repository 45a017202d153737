-- Every row of a file is accounted for: titles, the names of the columns and blank rows too. Blank rows below each other are one entry.
alter table registry.left_out_rows drop constraint left_out_reason_is_known;
alter table registry.left_out_rows add constraint left_out_reason_is_known
  check (reason in ('title', 'columns', 'blank', 'total', 'signature', 'village', 'head', 'rule'));
alter table registry.left_out_rows add column last_row bigint constraint left_out_rows_end_after_they_begin check (last_row >= row_number);

-- Imports of before did not note these rows: theirs are the rows that they noted.
update registry.imports set counts = counts || jsonb_build_object(
  'rowsLeftOut', coalesce((counts ->> 'rowsLeftOut')::bigint, 0) + coalesce((counts ->> 'skippedRows')::bigint, 0),
  'rowsOfSource', coalesce((counts ->> 'rowsLeftOut')::bigint, 0) + coalesce((counts ->> 'householdRows')::bigint, 0)
    + coalesce((counts ->> 'peopleRows')::bigint, 0));
