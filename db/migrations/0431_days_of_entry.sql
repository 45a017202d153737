-- The day of an act is that on paper (Decision 24/2021 Art. 4: survey, meeting, posting, decision follow each other); the day on which it was
-- entered is kept beside it, since paper comes in later and invented days would otherwise leave no trace. Null: entered before it was kept.
alter table review.meetings add column entered_on date;
alter table review.public_postings add column entered_on date;
alter table review.objections add column entered_on date;
alter table review.decisions add column entered_on date;

-- A meeting is on the scored result: not before the last survey that it discusses, nor before what sent the household back to the survey: the
-- meeting that did not agree (Decision 24/2021 Art. 4), an objection that was upheld, a decision that was withdrawn.
create or replace function review.keep_meeting_after_survey() returns trigger language plpgsql set search_path = pg_catalog, review as $$
begin
  if current_user <> 'vuon_app' then return null; end if;
  if exists (select from added
    join review.meetings meeting on meeting.meeting_id = added.meeting_id
    join review.reviews review on review.household_id = added.household_id and review.review_id = added.review_id
    where meeting.held_on < review.surveyed_on) then
    perform review.refuse_day('meeting_is_after_the_survey');
  end if;
  if exists (select from added
    join review.meetings meeting on meeting.meeting_id = added.meeting_id
    where meeting.held_on < greatest(
      (select max(earlier.held_on) from review.meeting_results result join review.meetings earlier on earlier.meeting_id = result.meeting_id
        where result.household_id = added.household_id and result.review_id = added.review_id and not result.passed
          and result.meeting_id <> added.meeting_id),
      (select max(objection.answered_on) from review.objections objection
        where objection.household_id = added.household_id and objection.review_id = added.review_id and objection.outcome = 'upheld'),
      (select max(withdrawal.decided_on) from review.poverty_statuses taken
        join review.decisions withdrawal on withdrawal.withdraws_decision_id = taken.decision_id
        where taken.household_id = added.household_id and taken.review_id = added.review_id and not taken.carried))) then
    perform review.refuse_day('meeting_is_after_what_sent_back');
  end if;
  return null;
end $$;
