#!/bin/sh
# A scripted year: five sessions, every way of deciding, and the mistakes that are refused.
#     sh examples/year/run.sh [REGISTER]
# Needs `charterhouse` on the path. Makes the register (year.db, if none is named) and ends by asking of it.
set -eu

here=$(dirname "$0")
db=${1:-year.db}

entered() {
    echo "== $1"
    charterhouse offer "$here/$1" --db "$db" | tail -n 1
}

# What must not be entered: exit code 2.
refused() {
    code=0
    said=$(charterhouse offer "$here/mistakes/$1" --db "$db" 2>&1) || code=$?
    if [ "$code" -ne 2 ]; then
        echo "$said"
        echo "$1: exit code $code, where it was to be refused" >&2
        exit 1
    fi
    echo "   refused: $(sed -n '1s/^# //p' "$here/mistakes/$1")"
}

charterhouse new --registrar Registrar --organisation 'An organisation of six' --db "$db"

entered 00-founding.toml
entered 01-seats.toml
entered 02-last-year.toml
entered 03-permanent-council.toml
refused a-closed-draft.toml
refused a-frozen-draft.toml
refused closed-twice.toml
refused silence-without-reasons.toml
entered 04-foreign-ministers.toml
entered 05-silence.toml
refused a-deadline-in-the-past.toml
refused too-few-ask.toml
entered 06-extraordinary.toml
refused a-recalled-representative.toml
refused another-state.toml
refused before-the-draft.toml
entered 07-circulation.toml
entered 08-defence-ministers.toml
refused nobody-is-competent.toml
entered 09-secretaries.toml
entered 10-regular-session.toml
refused an-item-twice.toml

echo
charterhouse sessions --db "$db"
