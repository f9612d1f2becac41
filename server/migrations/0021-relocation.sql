-- Grid surgery runs as a job: it gives records of every room their new position, and may change nothing else of a photo
-- or of the log of readings.
grant usage on schema files, privacy to linli_job;
grant select (street_id, grid_pos), update (grid_pos) on files.photo to linli_job;
grant update (grid_pos) on privacy.reading to linli_job;
create policy job on files.photo to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);

-- Counters at positions that move are taken up first and then laid down at the new ones, where they add to those
-- already there; so two positions may change places.
create function casework.relocate_counts(street integer, froms integer[], tos integer[]) returns void
language plpgsql security definer set search_path = casework, pg_temp as $$
declare gone jsonb;
begin
  with taken as (
    delete from casework.stage_count c
    using unnest(froms, tos) as m (from_pos, to_pos)
    where c.street_id = street and c.grid_pos = m.from_pos
    returning m.to_pos, c.stage, c.visibility, c.cases
  )
  select jsonb_agg(taken) into gone from taken;
  insert into casework.stage_count as c (street_id, grid_pos, stage, visibility, cases)
  select street, g.to_pos, g.stage, g.visibility, sum(g.cases)::int
  from jsonb_to_recordset(coalesce(gone, '[]')) as g (to_pos integer, stage text, visibility text, cases integer)
  group by g.to_pos, g.stage, g.visibility
  on conflict (street_id, grid_pos, stage, visibility) do update set cases = c.cases + excluded.cases;
end
$$;
revoke all on function casework.relocate_counts from public;
grant execute on function casework.relocate_counts to linli_job;
