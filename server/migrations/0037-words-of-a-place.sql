-- Free words of a place may hold a door or a name, so they are sealed under the purpose of the report like its contact;
-- pages show a masked form made when they are written. Words kept in clear so far cannot be sealed from here and go;
-- exact positions go too: what is kept of a point from now on is rounded, and only in public space.
alter table matter.contact add column place_words_masked text;
alter table matter.contact add column place_words_enc bytea;
alter table matter.matter drop column place_words;
update matter.matter set lon = null, lat = null where lon is not null;
