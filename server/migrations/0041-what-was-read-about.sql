-- The person reads for which matter somebody looked: its number, as it stands on their receipt (domain 0.7).
alter table privacy.reading add column about text;
