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

-- What a city asks takes no longer than this, and fills no disk.
alter role cell_app set statement_timeout = '60s';
alter role cell_app set temp_file_limit = '1GB';

-- Injected SQL could otherwise change its role from within a single statement.
revoke update on pg_catalog.pg_settings from public;
revoke usage on language plpgsql from public;

-- What else a single SELECT could do beyond the rows of its city. Each of these has its attack in DatabaseFenceTests.
do $$
declare
    tool record;
begin
    for tool in
        select oid::regprocedure as signature, proname from pg_catalog.pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f' and (
            proname = 'set_config'                                            -- takes another role
            or proname ~ '^(query|cursor|table|schema|database)_to_xml'       -- runs a text as a statement
            or (proname in ('ts_stat', 'ts_rewrite') and 'text'::regtype = any (proargtypes))
            or proname ~ '^(lo_|loread$|lowrite$)'                            -- one store for all cities
            or proname ~ '^pg_(try_)?advisory_'                               -- outlives the transaction, stops others
            or proname in ('pg_notify', 'pg_logical_emit_message', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until')
            or proname in ('pg_prepared_statement', 'pg_cursor')              -- what the borrower before prepared
            or proname ~ '^pg_stat_get_' or proname = 'pg_lock_status'        -- what other cities do, and how much
            or proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size'))
    loop
        execute format('revoke execute on function %s from public', tool.signature);
        if tool.proname ~ '^(set_config$|pg_(try_)?advisory_|pg_.*_size$)' then
            execute format('grant execute on function %s to cell_owner', tool.signature);
        elsif tool.proname ~ '^pg_(stat_get_|lock_status$)' then
            execute format('grant execute on function %s to pg_monitor', tool.signature);
        end if;
    end loop;
end $$;
