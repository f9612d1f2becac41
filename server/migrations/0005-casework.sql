-- casework: the closed loop of a case file (R34–R36; domain 2.2, 2.3).
create schema casework;

-- street table: one problem travelling the loop.
create table casework.case_file (
  street_id integer not null,
  case_id uuid not null,
  matter_id uuid not null,
  number text not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  stage text not null,
  stage_before text,
  title text not null,
  place text not null,
  channel text not null,
  category_code text,
  catalogue_id uuid not null,
  six_in_one text not null,
  visibility text not null check (visibility in ('normal', 'restricted', 'parties')),
  is_danger boolean not null default false,
  lead_unit_id uuid,
  lead_unit_name text,
  outcome text,
  proposed_outcome text,
  solved_level text,
  -- Who did what, for principle 2; ids only.
  reporter_identity_id uuid,
  filed_for_by uuid,
  verified_by uuid,
  dispatched_by uuid,
  proposed_by uuid,
  handled_by uuid[] not null default '{}',
  returned_unit_ids uuid[] not null default '{}',
  return_count integer not null default 0,
  extension_count integer not null default 0,
  rework_count integer not null default 0,
  reopen_count integer not null default 0,
  urge_count integer not null default 0,
  is_sampled boolean not null default false,
  hung_review_on date,
  reported_at timestamptz not null,
  dispatched_at timestamptz,
  arrived_at timestamptz,
  handled_at timestamptz,
  ended_at timestamptz,
  stage_since timestamptz not null,
  stage_due_at timestamptz,
  due_at timestamptz,
  soon_at timestamptz,
  primary key (street_id, case_id),
  foreign key (street_id, matter_id) references matter.matter (street_id, matter_id),
  constraint a_closed_case_has_an_outcome check ((stage in ('closed', 'void')) <= (outcome is not null))
);
create unique index case_file_number on casework.case_file (street_id, number);
create unique index case_file_by_matter on casework.case_file (street_id, matter_id);
create index case_file_newest on casework.case_file (street_id, case_id desc);
create index case_file_by_stage on casework.case_file (street_id, stage, case_id desc);
-- The newest cases of a few grids are found in the index alone: what a list asks of each of them stands in it.
create index case_file_by_pos on casework.case_file (street_id, grid_pos, case_id desc) include (visibility, stage, category_code);
create index case_file_open_due on casework.case_file (street_id, due_at) where ended_at is null;
create index case_file_open_newest on casework.case_file (street_id, case_id desc) where ended_at is null;
create index case_file_by_lead_unit on casework.case_file (street_id, lead_unit_id, case_id desc) where lead_unit_id is not null;

-- street table: a limit running on a case, with what its arithmetic needs.
create table casework.case_limit (
  street_id integer not null,
  case_id uuid not null,
  step text not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  amount numeric(8, 2) not null,
  clock text not null check (clock in ('eh', 'wh', 'wd', 'date')),
  started_at timestamptz not null,
  due_at timestamptz,
  met_at timestamptz,
  is_provisional boolean not null default false,
  is_overdue_told boolean not null default false,
  primary key (street_id, case_id, step),
  foreign key (street_id, case_id) references casework.case_file (street_id, case_id)
);

-- street table: a pause of all clocks of a case; a state with approver and reason, never an edit.
create table casework.case_pause (
  street_id integer not null,
  pause_id uuid not null,
  case_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  reason text not null,
  approved_by uuid not null,
  paused_at timestamptz not null,
  resumed_at timestamptz,
  primary key (street_id, pause_id),
  foreign key (street_id, case_id) references casework.case_file (street_id, case_id)
);
create unique index one_open_pause_a_case on casework.case_pause (street_id, case_id) where resumed_at is null;

-- street table: a unit that assists; the lead unit stands in the case file.
create table casework.case_unit (
  street_id integer not null,
  case_id uuid not null,
  unit_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  name text not null,
  added_at timestamptz not null,
  primary key (street_id, case_id, unit_id),
  foreign key (street_id, case_id) references casework.case_file (street_id, case_id)
);

-- street table: how many cases stand at each stage of each small grid; kept in the transaction of every move (D9).
create table casework.stage_count (
  street_id integer not null,
  grid_pos integer not null,
  stage text not null,
  visibility text not null,
  cases integer not null,
  primary key (street_id, grid_pos, stage, visibility)
);

grant usage on schema casework to linli_staff, linli_self, linli_unit, linli_job;
grant select, insert, update on casework.case_file, casework.case_limit, casework.case_pause to linli_staff, linli_unit, linli_self, linli_job;
grant select, insert, delete on casework.case_unit to linli_staff, linli_unit, linli_self, linli_job;
grant update (grid_pos, unit_ids) on casework.case_unit to linli_staff, linli_unit, linli_self, linli_job;
grant select on casework.stage_count to linli_staff, linli_job;

alter table casework.case_file enable row level security;
alter table casework.case_limit enable row level security;
alter table casework.case_pause enable row level security;
alter table casework.case_unit enable row level security;
alter table casework.stage_count enable row level security;
create policy staff on casework.stage_count for select to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy job on casework.stage_count to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);

-- Counts move through this door alone: request roles can change a count without being able to read one.
create function casework.move_count(
  street integer, pos integer, stage_from text, visibility_from text, stage_to text, visibility_to text
) returns void
language sql security definer set search_path = casework, pg_temp as $$
  insert into casework.stage_count as c (street_id, grid_pos, stage, visibility, cases)
  select street, pos, m.stage, m.visibility, m.delta
  from (values (stage_from, visibility_from, -1), (stage_to, visibility_to, 1)) as m (stage, visibility, delta)
  where m.stage is not null
  order by m.stage, m.visibility
  on conflict (street_id, grid_pos, stage, visibility) do update set cases = c.cases + excluded.cases
$$;
revoke all on function casework.move_count from public;
grant execute on function casework.move_count to linli_staff, linli_self, linli_unit, linli_job;

-- One plain policy for each request role on every scoped table.
create policy staff on casework.case_file to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on casework.case_file to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on casework.case_file to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on casework.case_file to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on casework.case_limit to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on casework.case_limit to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on casework.case_limit to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on casework.case_limit to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on casework.case_pause to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on casework.case_pause to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on casework.case_pause to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on casework.case_pause to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on casework.case_unit to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on casework.case_unit to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on casework.case_unit to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on casework.case_unit to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
