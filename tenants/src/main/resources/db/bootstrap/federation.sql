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

-- The statement guard of the application reads what is sent; these run a text that it cannot see, or lead out of the tables.
revoke update on pg_catalog.pg_settings from public;
revoke usage on language plpgsql from public;
grant usage on language plpgsql to federation_owner;
do $$
declare
    tool record;
begin
    for tool in
        select oid::regprocedure as signature, proname from pg_catalog.pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f' and (
            proname = 'set_config'
            or proname ~ '^(query|cursor|table|schema|database)_to_xml'
            or (proname in ('ts_stat', 'ts_rewrite') and 'text'::regtype = any (proargtypes))
            or proname ~ '^(lo_|loread$|lowrite$)')
    loop
        execute format('revoke execute on function %s from public', tool.signature);
        if tool.proname = 'set_config' then
            execute format('grant execute on function %s to federation_owner', tool.signature);
        end if;
    end loop;
end $$;
