-- Health compares what has run with what the running version knows. Names and hashes of migrations are public with the code.

grant select on public.vuon_migrations to vuon_app;
