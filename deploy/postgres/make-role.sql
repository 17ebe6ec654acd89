-- The role under which the shop runs. It makes its own tables in this database; it makes no roles and no databases,
-- and since it does not own the database it can't drop it.
create role sotuv login nosuperuser nocreatedb nocreaterole noreplication password :'password';
revoke all on database sotuv from public;
grant connect, create, temporary on database sotuv to sotuv;
grant usage, create on schema public to sotuv;
