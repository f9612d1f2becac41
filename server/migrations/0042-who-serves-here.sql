-- Residents learn who serves one small grid through this door alone: salaried staff by name, volunteers by work number
-- (domain 0.7). It opens for the asker's own street.
create function roster.serving_in(street integer, grid integer, today date)
returns table (post text, person_name text, work_number text)
language sql stable security definer set search_path = roster, pg_temp as $$
  select a.post,
         case when a.recruitment = 'full-time' then a.person_name end,
         upper(right(a.identity_id::text, 8))
  from roster.assignment a
  where a.street_id = street and street = current_setting('app.street')::int
    and a.grid_pos = grid and a.post = 'grid-member'
    and a.valid_from <= today and (a.valid_until is null or a.valid_until >= today)
  order by (a.recruitment = 'full-time') desc nulls last, a.assignment_id
  limit 1
$$;
revoke all on function roster.serving_in from public;
grant execute on function roster.serving_in to linli_staff, linli_self, linli_unit;
