#!/bin/sh
# Makes the secrets of compose.yaml that are not there yet, in deploy/secrets. Never changes one that is.
set -eu
folder=$(dirname "$0")/secrets
umask 077
mkdir -p "$folder"
# Others can't enter the folder; the files can be read by the users inside the containers.
chmod 700 "$folder"
echo '*' > "$folder/.gitignore"

keep() {
  if [ -z "$2" ]; then
    [ -e "$folder/$1" ] || : > "$folder/$1"
    chmod 644 "$folder/$1"
    return
  fi
  [ -s "$folder/$1" ] || printf '%s' "$2" > "$folder/$1"
  chmod 444 "$folder/$1"
}

keep data_key "$(openssl rand -base64 32)"
keep media_url_secret "$(openssl rand -base64 32)"
keep telegram_webhook_secret "$(openssl rand -hex 32)"
keep metrics_token "$(openssl rand -hex 32)"
keep bank_notice_secret "$(openssl rand -hex 32)"
keep postgres_password "$(openssl rand -hex 24)"
keep shop_role_password "$(openssl rand -hex 24)"
keep meta_verify_token "$(openssl rand -hex 16)"
# Written by hand where the shop sells there; empty ones are as good as none.
keep instagram_access_token ''
keep meta_app_secret ''
keep facebook_page_token ''
keep database_url "postgres://sotuv:$(cat "$folder/shop_role_password")@postgres:5432/sotuv"

if [ ! -s "$folder/telegram_bot_token" ]; then
  echo "Write the token from @BotFather into $folder/telegram_bot_token, then run this again." >&2
  exit 1
fi
chmod 444 "$folder/telegram_bot_token"
echo "All secrets are in $folder. Keep a copy of data_key in another place: without it nothing of the shop can be read."
