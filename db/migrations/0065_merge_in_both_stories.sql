-- The household that stays tells too that a double record was merged into it.
alter table registry.household_acts drop constraint household_act_is_known;
alter table registry.household_acts add constraint household_act_is_known check (act in ('member_joined', 'member_left',
  'member_died', 'head_changed', 'household_moved', 'household_closed', 'household_split', 'household_founded', 'household_joined',
  'household_took_in', 'person_moved_out', 'person_moved_in', 'household_transferred', 'merge_undone', 'household_changed',
  'change_undone', 'village_changed', 'double_merged'));
