-- Keycloak's own login, which owns its own database and reaches no other.
do $$
begin
    if not exists (select from pg_roles where rolname = 'keycloak') then
        create role keycloak;
    end if;
end $$;

alter role keycloak with login nosuperuser nocreatedb nocreaterole password :'keycloak_password';
alter database keycloak owner to keycloak;
revoke all on database keycloak from public;
alter schema public owner to keycloak;
