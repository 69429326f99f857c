#!/bin/sh
# A backup of log, vault, what was signed and settings into a folder, from a running server or cluster (docs/guides/backup.md).
#   WIJKSPOOR_STORE=esdb://… infra/backup/backup.sh <folder>      (or sqlite:/path/wijkspoor.db)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
umask 077
: "${1:?usage: backup.sh <folder>}" "${WIJKSPOOR_STORE:?set WIJKSPOOR_STORE}"
exec node "$root/dist/apps/cli/main.js" backup "$1"
