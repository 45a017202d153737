-- Who registered a household or had the list imported that it came with: its story begins with that. Not known of those from before.
alter table registry.households add column registered_by uuid;
