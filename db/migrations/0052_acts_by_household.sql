-- The key of the acts begins with the household already: a second index by household and day only cost time where many are written.

drop index registry.household_acts_by_day;
