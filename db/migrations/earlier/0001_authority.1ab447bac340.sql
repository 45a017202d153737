-- Posts ended on the day after their last one; now valid_to is the last day (commits until 3b15408).
alter table authority.posts drop constraint post_ends_after_it_begins;
update authority.posts set valid_to = valid_to - 1 where valid_to is not null;
alter table authority.posts add constraint post_ends_after_it_begins check (valid_to is null or valid_to >= valid_from);
