#!/bin/sh
# Puts a backup into an empty log (or one where an earlier restore stopped); order, ids, times and tokens come back the same.
#   WIJKSPOOR_STORE=esdb://… infra/backup/restore.sh <folder>
# Stop the API first, and delete the replicas' files afterwards: their copies belong to the log that was lost.
set -eu
folder=${1:?usage: restore.sh <folder>}
: "${WIJKSPOOR_STORE:?set WIJKSPOOR_STORE}"
root=$(cd "$(dirname "$0")/../.." && pwd)
case "$WIJKSPOOR_STORE" in
  sqlite:*) vault=${WIJKSPOOR_VAULT:-$(dirname "${WIJKSPOOR_STORE#sqlite:}")/vault.db} ;;
  *) vault=${WIJKSPOOR_VAULT:-$WIJKSPOOR_STORE} ;;
esac
[ -f "$folder/log.db" ] || { echo "geen backup / no backup: $folder/log.db" >&2; exit 1; }
node "$root/dist/apps/cli/main.js" migrate \
  --from "sqlite:$folder/log.db" --to "$WIJKSPOOR_STORE" \
  --from-vault "$folder/vault/vault.db" --to-vault "$vault"
