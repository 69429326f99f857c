#!/bin/sh
# A backup of log and vault: files that stand on their own, made from a running cluster and compared with it by digest.
#   WIJKSPOOR_STORE=esdb://… infra/backup/backup.sh <folder>
# A second run into the same folder adds what is new. The vault holds the keys behind the tokens: keep it apart, encrypted,
# and no longer than a forgotten key may last (docs/guides/cluster.md).
set -eu
folder=${1:?usage: backup.sh <folder>}
: "${WIJKSPOOR_STORE:?set WIJKSPOOR_STORE}"
root=$(cd "$(dirname "$0")/../.." && pwd)
umask 077
mkdir -p "$folder/vault"
# A vault is written anew each time: one that only grew would keep what has been forgotten.
rm -f "$folder/vault/new.db" "$folder/vault/new.db-wal" "$folder/vault/new.db-shm"
node "$root/dist/apps/cli/main.js" migrate \
  --from "$WIJKSPOOR_STORE" --to "sqlite:$folder/log.db" \
  --from-vault "${WIJKSPOOR_VAULT:-$WIJKSPOOR_STORE}" --to-vault "$folder/vault/new.db"
mv "$folder/vault/new.db" "$folder/vault/vault.db"
