-- A draft that nobody wants is thrown away; a published version stays, so no request role can delete one.
grant delete on matter.catalogue to linli_staff;
create policy staff_discards on matter.catalogue for delete to linli_staff using (street_id = current_setting('app.street')::int and published_at is null);
