-- Who spoke for the reporter at the phone or the counter does not check the case afterwards (principle 2).
alter table casework.case_file add column spoken_for_by uuid[] not null default '{}';

-- street table: one member of staff serving one caller who said the check word; seen by that member of staff alone.
create table casework.act_for (
  street_id integer not null,
  act_for_id uuid not null,
  matter_id uuid not null,
  holder_id uuid not null,
  identity_id uuid not null,
  way text not null check (way in ('phone-call', 'counter')),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (street_id, act_for_id)
);
grant select, insert on casework.act_for to linli_staff;
grant update (ended_at) on casework.act_for to linli_staff;
alter table casework.act_for enable row level security;
create policy staff on casework.act_for to linli_staff using (street_id = current_setting('app.street')::int and identity_id = current_setting('app.identity')::uuid) with check (street_id = current_setting('app.street')::int and identity_id = current_setting('app.identity')::uuid);
