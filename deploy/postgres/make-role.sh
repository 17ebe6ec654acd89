#!/bin/sh
# Runs once, when the database folder is made.
set -eu
psql --no-psqlrc -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/shop_role_password)" \
  -U postgres -d sotuv -f /deploy/make-role.sql
