-- The clocks of a case: dates that a person gave, limits that ended without being met, a day to look again at all that
-- waits, and dates that stand on a calendar not yet announced.

-- The date of an extension, or of a limit that someone else fixed, and when it was given: pauses from then on move it.
alter table casework.case_limit add column given_until timestamptz;
alter table casework.case_limit add column given_at timestamptz;
alter table casework.case_limit add constraint a_given_date_says_when_it_was_given check ((given_until is null) = (given_at is null));

-- A limit ends unmet where the unit gives the case back, the street hangs it, or it closes by an honest no.
alter table casework.case_limit add column ended_at timestamptz;
alter table casework.case_limit add constraint a_limit_that_ended_was_not_met check (met_at is null or ended_at is null);
drop index casework.case_limit_to_tell;
create index case_limit_to_tell on casework.case_limit
  (street_id, (case when tell_next_at is null then due_at else tell_next_at end))
  where met_at is null and ended_at is null and told_tier < 3;

-- What is suspended is looked at again as what is hung; cases suspended before get a fortnight from their suspension.
alter table casework.case_file rename column hung_review_on to review_on;
update casework.case_file set review_on = (stage_since at time zone 'Asia/Shanghai')::date + 14
  where stage = 'suspended' and review_on is null;
alter table casework.case_file add constraint a_waiting_case_is_looked_at_again
  check (stage not in ('suspended', 'hung') or review_on is not null);
drop index casework.case_file_hung;
create index case_file_to_review on casework.case_file (street_id, review_on) where stage in ('suspended', 'hung');

-- A date counted through a year whose holidays are not announced may still change (D11).
alter table casework.case_file add column is_provisional boolean not null default false;
alter table matter.matter add column is_promise_provisional boolean not null default false;
