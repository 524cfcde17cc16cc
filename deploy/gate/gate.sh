#!/bin/sh
# Usage: gate.sh NAME@REVISION POLICY.json. Needs curl and jq. Exit code 0 pass, 3 fail, 4 inconclusive, 1 no answer.
# LONGFORM_AGGREGATOR_URL says where; LONGFORM_TOKEN is sent when it is set.
set -u
url=${LONGFORM_AGGREGATOR_URL:-http://127.0.0.1:8104}
answer=$(jq -n --arg model "$1" --slurpfile policy "$2" '{model: $model, policy: $policy[0]}' |
    curl -sS --fail-with-body --max-time 60 -H 'Content-Type: application/json' \
        ${LONGFORM_TOKEN:+-H "Authorization: Bearer $LONGFORM_TOKEN"} -d @- "$url/api/v1/gate")
code=$?
printf '%s\n' "$answer"
[ $code -eq 0 ] || exit 1
case $(printf '%s\n' "$answer" | jq -r .word) in
    PASS) exit 0 ;;
    FAIL) exit 3 ;;
    INCONCLUSIVE) exit 4 ;;
    *) exit 1 ;;
esac
