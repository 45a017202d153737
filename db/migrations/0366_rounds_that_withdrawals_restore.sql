-- A withdrawal leaves the result before it, whose deprivations are read by the standard of that result's own round and not by that of the
-- result that is taken back. No round: nothing was decided before.
alter table review.decisions
  add column restored_round_id uuid constraint withdrawal_restores_a_round references review.rounds,
  add constraint only_withdrawals_restore check (restored_round_id is null or kind = 'withdrawal');

update review.decisions decision set restored_round_id = review.round_id
from review.poverty_statuses back
join review.reviews review on review.household_id = back.household_id and review.review_id = back.review_id
where back.decision_id = decision.decision_id and not back.carried and decision.withdraws_decision_id is not null;
