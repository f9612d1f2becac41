-- A report and its receipt are one act: the reporter's own transaction keeps both, or neither (R139).
grant usage on schema auth to linli_self;
grant insert on auth.receipt to linli_self;
