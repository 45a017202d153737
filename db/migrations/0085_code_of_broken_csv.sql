-- A CSV that breaks off is refused by the one reader of tables, by its code; imports keep the refusal that ended them.

update registry.imports set failure = jsonb_set(failure, '{code}', '"table.csv_broken"')
where failure ->> 'code' = 'registry.csv_broken';
