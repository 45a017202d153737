-- One visit has two results where an opening list is made beside a round. When an objection against one of them is upheld, the answers are
-- refuted for both: the other result rests on them until the corrected answers are in, and is not decided meanwhile.
alter table review.reviews add column rests_on_refuted boolean not null default false;

-- Of objections that were upheld before: the other result, undecided, with the very answers that were refuted or against those that were corrected.
update review.reviews other set rests_on_refuted = true
from review.objections objection
join review.reviews own on own.household_id = objection.household_id and own.review_id = objection.review_id
join review.rounds round on round.round_id = own.round_id
where objection.outcome = 'upheld' and other.household_id = own.household_id and other.answers is not null
  and (other.round_id = round.asked_in or other.round_id in (select opening.round_id from review.rounds opening where opening.asked_in = own.round_id))
  and other.state not in ('listed', 'superseded')
  and ((own.state = 'surveyed' and own.class is not null) or other.answers is distinct from own.answers);
