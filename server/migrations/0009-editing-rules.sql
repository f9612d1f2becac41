-- Editing the rules of the street: drafts of the catalogue, and the calendar with its sources.

-- A draft may change; once published a version never does, so no request role can touch it again.
grant update (label, effective_from, content, published_at) on matter.catalogue to linli_staff;
drop policy staff on matter.catalogue;
create policy staff_reads on matter.catalogue for select to linli_staff using (street_id = current_setting('app.street')::int);
create policy staff_drafts on matter.catalogue for insert to linli_staff with check (street_id = current_setting('app.street')::int and published_at is null);
create policy staff_edits on matter.catalogue for update to linli_staff using (street_id = current_setting('app.street')::int and published_at is null) with check (street_id = current_setting('app.street')::int);

grant insert, update, delete on calendar.day, calendar.hours to linli_staff;
