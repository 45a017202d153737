-- One visit, two results: the answer sheets of a round serve a second round by the standard that comes, whose lists are its opening lists.
alter table review.rounds add column asked_in uuid
  constraint opening_list_is_asked_in_a_round references review.rounds;
create unique index round_has_one_opening_list on review.rounds (asked_in) where asked_in is not null;
alter table review.rounds add constraint opening_list_is_of_an_annual_round check (asked_in is null or kind = 'annual');
