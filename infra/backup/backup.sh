#!/bin/sh
# A backup of log and vault: files that stand on their own, made from a running cluster and compared with it by digest.
#   WIJKSPOOR_STORE=esdb://… infra/backup/backup.sh <folder>      (or sqlite:/path/wijkspoor.db)
# A second run into the same folder adds what is new. The vault holds the keys behind the tokens: keep it apart, encrypted,
# and no longer than a forgotten key may last (docs/guides/cluster.md).
set -eu
folder=${1:?usage: backup.sh <folder>}
: "${WIJKSPOOR_STORE:?set WIJKSPOOR_STORE}"
root=$(cd "$(dirname "$0")/../.." && pwd)
umask 077
# The vault beside a log on SQLite, as the server has it; on a cluster the same cluster. A file that is not there is no vault.
case "$WIJKSPOOR_STORE" in
  sqlite:*) vault=${WIJKSPOOR_VAULT:-$(dirname "${WIJKSPOOR_STORE#sqlite:}")/vault.db} ;;
  *) vault=${WIJKSPOOR_VAULT:-$WIJKSPOOR_STORE} ;;
esac
case "$vault" in
  *://*) ;;
  *) [ -f "$vault" ] || { echo "geen sleutelkluis / no key vault: $vault (WIJKSPOOR_VAULT)" >&2; exit 1; } ;;
esac
mkdir -p "$folder/vault"
# A vault is written anew each time: one that only grew would keep what has been forgotten.
rm -f "$folder/vault/new.db" "$folder/vault/new.db-wal" "$folder/vault/new.db-shm"
node "$root/dist/apps/cli/main.js" migrate \
  --from "$WIJKSPOOR_STORE" --to "sqlite:$folder/log.db" \
  --from-vault "$vault" --to-vault "$folder/vault/new.db"
# Each file stands on its own: what is left of a write-ahead log that holds nothing goes, one that holds something goes along.
for file in "$folder/log.db" "$folder/vault/new.db"; do
  [ -s "$file-wal" ] || rm -f "$file-wal" "$file-shm"
done
rm -f "$folder/vault/vault.db-wal" "$folder/vault/vault.db-shm"
for part in "" -wal -shm; do
  [ ! -f "$folder/vault/new.db$part" ] || mv "$folder/vault/new.db$part" "$folder/vault/vault.db$part"
done
