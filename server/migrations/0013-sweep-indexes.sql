-- Under row-level security a condition on coalesce() cannot use an index, one on case can: the sweep then reads what
-- is due and not every running limit.
drop index casework.case_limit_to_tell;
create index case_limit_to_tell on casework.case_limit
  (street_id, (case when tell_next_at is null then due_at else tell_next_at end))
  where met_at is null and told_tier < 3;
drop index casework.case_file_to_tell;
create index case_file_to_tell on casework.case_file
  (street_id, (case when stage_tell_next_at is null then stage_due_at else stage_tell_next_at end))
  where ended_at is null and stage_told_tier < 3;
