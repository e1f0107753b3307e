-- Prepares the database of the control plane. Run once by a superuser, connected to that database; safe to run again:
--   psql -v federation_owner_password=... -v federation_app_password=... -f federation.sql federation
-- federation_owner migrates; federation_app is what the application uses at run time.

do $$
begin
    if not exists (select from pg_roles where rolname = 'federation_owner') then
        create role federation_owner;
    end if;
    if not exists (select from pg_roles where rolname = 'federation_app') then
        create role federation_app;
    end if;
end $$;

alter role federation_owner with login nosuperuser nocreatedb nocreaterole password :'federation_owner_password';
alter role federation_app with login noinherit nosuperuser nocreatedb nocreaterole password :'federation_app_password';

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, create on database %I to federation_owner', current_database());
    execute format('grant connect on database %I to federation_app', current_database());
end $$;

revoke all on schema public from public;
create schema if not exists control authorization federation_owner;
grant usage on schema control to federation_app;
alter default privileges for role federation_owner in schema control
    grant select, insert, update, delete on tables to federation_app;
alter default privileges for role federation_owner in schema control
    grant usage, select on sequences to federation_app;
