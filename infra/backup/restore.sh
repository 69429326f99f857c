#!/bin/sh
# Puts a backup into an empty log (or one where an earlier restore stopped); order, ids, times and tokens come back the same.
#   WIJKSPOOR_STORE=esdb://… infra/backup/restore.sh <folder>
# Stop the API first, and delete the replicas' files afterwards: their copies belong to the log that was lost.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
umask 077
: "${1:?usage: restore.sh <folder>}" "${WIJKSPOOR_STORE:?set WIJKSPOOR_STORE}"
exec node "$root/dist/apps/cli/main.js" restore "$1"
