-- Made without 0014: the search of past communes has no index, and 0014, which is run now, brings a function back that this one takes
-- away (commits bdc8c14 to 8bffc8b). The search itself is replaced by 0023.
create index people_by_past_communes on registry.people using gin (past_communes) where past_communes <> '{}';
drop function registry.households_with_words(text[]);
