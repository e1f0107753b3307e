-- Prepares the database of a cell, where the schemas of cities live. Run once by a superuser, connected to that database;
-- safe to run again:
--   psql -v cell_owner_password=... -v cell_app_password=... -f cell.sql cell_1
-- cell_owner opens and migrates cities; cell_app is what the application uses at run time: it has no rights of its own and
-- inherits none, it can only step into the role of one city at a time.

do $$
begin
    if not exists (select from pg_roles where rolname = 'cell_owner') then
        create role cell_owner;
    end if;
    if not exists (select from pg_roles where rolname = 'cell_app') then
        create role cell_app;
    end if;
end $$;

alter role cell_owner with login nosuperuser nocreatedb createrole password :'cell_owner_password';
alter role cell_app with login noinherit nosuperuser nocreatedb nocreaterole password :'cell_app_password';

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, create on database %I to cell_owner', current_database());
    execute format('grant connect on database %I to cell_app', current_database());
end $$;

revoke all on schema public from public;

-- Injected SQL could otherwise change its role from within a single statement.
revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
grant execute on function pg_catalog.set_config(text, text, boolean) to cell_owner;
revoke update on pg_catalog.pg_settings from public;
revoke usage on language plpgsql from public;
revoke execute on function
    pg_catalog.query_to_xml(text, boolean, boolean, text),
    pg_catalog.query_to_xmlschema(text, boolean, boolean, text),
    pg_catalog.query_to_xml_and_xmlschema(text, boolean, boolean, text),
    pg_catalog.cursor_to_xml(refcursor, integer, boolean, boolean, text),
    pg_catalog.cursor_to_xmlschema(refcursor, boolean, boolean, text),
    pg_catalog.table_to_xml(regclass, boolean, boolean, text),
    pg_catalog.table_to_xmlschema(regclass, boolean, boolean, text),
    pg_catalog.table_to_xml_and_xmlschema(regclass, boolean, boolean, text),
    pg_catalog.schema_to_xml(name, boolean, boolean, text),
    pg_catalog.schema_to_xmlschema(name, boolean, boolean, text),
    pg_catalog.schema_to_xml_and_xmlschema(name, boolean, boolean, text),
    pg_catalog.database_to_xml(boolean, boolean, text),
    pg_catalog.database_to_xmlschema(boolean, boolean, text),
    pg_catalog.database_to_xml_and_xmlschema(boolean, boolean, text)
from public;
