-- Who may judge a case (principle 2), and noes that keep their promise.
alter table casework.case_file
  -- The units the reporter worked for when reporting: a yes from the side of those who worked on it closes nothing.
  add column reporter_unit_ids uuid[] not null default '{}',
  -- Whether the reporter's newest yes is that of someone without a hand in the work.
  add column yes_counts boolean not null default false,
  -- What was joined to it: who reported or filed it, and whose record it is.
  add column joined_people uuid[] not null default '{}',
  add column joined_holders uuid[] not null default '{}',
  -- When the case ended that this one was joined to; its reporter's 15 days count from then.
  add column joined_ended_at timestamptz,
  add column is_type_corrected boolean not null default false,
  -- The day for which a "not now" was promised.
  add column promised_on date;
create index case_file_promised on casework.case_file (street_id, promised_on) where promised_on is not null;

-- What comes back by itself on its day comes back into the sight of the units that work on it.
grant select (matter_id), update (unit_ids) on files.photo to linli_job;
