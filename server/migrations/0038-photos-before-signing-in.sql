-- A photo taken before signing in stays whoever signs in's own, on the same browser.
grant update (uploaded_by) on files.photo to linli_self;

-- The answer to an upload may be lost, and with it the cookie that says whose photo it is. Whoever sends the same bytes
-- under the same id again is its taker: through this door alone they learn whose it was, until a report shows it.
create function files.holder_of_same(street integer, photo uuid, bytes_digest text) returns uuid
language sql stable security definer set search_path = files, pg_temp as $$
  select p.holder_id from files.photo p
  where p.street_id = street and street = current_setting('app.street')::int
    and p.photo_id = photo and p.digest = bytes_digest and p.uploaded_by is null and p.matter_id is null
$$;
revoke all on function files.holder_of_same from public;
grant execute on function files.holder_of_same to linli_staff, linli_self, linli_unit;

-- Photos that no report ever showed go after their time.
grant select (photo_id, matter_id, digest, uploaded_at), delete on files.photo to linli_job;
create index photo_never_shown on files.photo (street_id, uploaded_at) where matter_id is null;
