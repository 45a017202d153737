-- The order of names is the country's: its pack of areas says which language has it, and the loader of packs sets it.
create collation platform.name_order (provider = icu, locale = 'und');
comment on collation platform.name_order is 'und';
