-- A resident signed in bears each report through a holder of its own, from the transaction that takes it in.
grant insert on auth.bearer to linli_self;
