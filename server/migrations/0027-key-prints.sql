-- reference table: a digest of the keys of each purpose, so that a start without the right ones is refused and makes no others.
create table privacy.key_print (
  purpose text primary key,
  print bytea not null
);
