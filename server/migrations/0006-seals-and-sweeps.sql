-- What seals, the relay and the sweeps of casework need beside 0001 and 0005 (D8, D9, D11).

-- Each sealed entry keeps its own digest, so that a changed entry can be named and not only its seal.
alter table audit.sealed_entry add column digest bytea not null;

-- How far the sweep has told of a limit: 0 nobody, 1 whoever holds the case, 2 the community, 3 the street.
alter table casework.case_limit drop column is_overdue_told;
alter table casework.case_limit add column told_tier smallint not null default 0 check (told_tier between 0 and 3);
alter table casework.case_limit add column tell_next_at timestamptz;
create index case_limit_to_tell on casework.case_limit (street_id, (coalesce(tell_next_at, due_at)))
  where met_at is null and told_tier < 3;

alter table casework.case_file add column stage_told_tier smallint not null default 0 check (stage_told_tier between 0 and 3);
alter table casework.case_file add column stage_tell_next_at timestamptz;
alter table casework.case_file add column escalated_to text check (escalated_to in ('community-secretary', 'street-manager'));
alter table casework.case_file add column is_sample_failed boolean not null default false;
create index case_file_to_tell on casework.case_file (street_id, (coalesce(stage_tell_next_at, stage_due_at)))
  where ended_at is null and stage_told_tier < 3;
create index case_file_escalated on casework.case_file (street_id, escalated_to, case_id desc)
  where escalated_to is not null;
create index case_file_hung on casework.case_file (street_id, hung_review_on) where stage = 'hung';

-- The retention job clears stored answers and counted tries after their time.
grant usage on schema auth to linli_job;
grant select (at), delete on http.answer to linli_job;
grant select (window_start), delete on auth.attempt to linli_job;
