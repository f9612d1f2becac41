-- A unit that gave a case back no longer sees it. Its own role cannot write a row that it may not read afterwards, so
-- the unit leaves through these doors, in the transaction of its return.
create function casework.leave_case(street integer, left_case uuid, unit uuid) returns void
language sql security definer set search_path = casework, pg_temp as $$
  update case_file set unit_ids = array_remove(unit_ids, unit) where street_id = street and case_id = left_case;
  update case_limit set unit_ids = array_remove(unit_ids, unit) where street_id = street and case_id = left_case;
  update case_pause set unit_ids = array_remove(unit_ids, unit) where street_id = street and case_id = left_case;
  update case_unit set unit_ids = array_remove(unit_ids, unit) where street_id = street and case_id = left_case;
  update partner_link set unit_ids = array_remove(unit_ids, unit) where street_id = street and case_id = left_case;
$$;
create function matter.leave_matter(street integer, left_matter uuid, unit uuid) returns void
language sql security definer set search_path = matter, pg_temp as $$
  update matter set unit_ids = array_remove(unit_ids, unit) where street_id = street and matter_id = left_matter;
  update timeline set unit_ids = array_remove(unit_ids, unit) where street_id = street and matter_id = left_matter;
  update contact set unit_ids = array_remove(unit_ids, unit) where street_id = street and matter_id = left_matter;
$$;
create function files.leave_matter(street integer, left_matter uuid, unit uuid) returns void
language sql security definer set search_path = files, pg_temp as $$
  update photo set unit_ids = array_remove(unit_ids, unit) where street_id = street and matter_id = left_matter;
$$;
revoke all on function casework.leave_case, matter.leave_matter, files.leave_matter from public;
grant execute on function casework.leave_case, matter.leave_matter, files.leave_matter to linli_staff, linli_self, linli_unit;

-- The cases a unit assists in stand in its lists.
create index case_unit_by_unit on casework.case_unit (street_id, unit_id);
