#!/usr/bin/env bash
# Builds, checks the format and runs every test. Installs Chromium, the AWS CLI and boto3 where they are missing. Ends with one line of counts.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

fail() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

dotnet --version >/dev/null 2>&1 || fail "The .NET SDK that global.json asks for is missing: https://dotnet.microsoft.com/download"

echo "== build"
dotnet build IamConsole.sln -v q -nologo -warnaserror || fail "The build failed."

echo "== browser"
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}
if ! CHROMIUM=$(find_chromium); then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -q && apt-get install -y -q --no-install-recommends chromium fonts-dejavu-core; } >/dev/null || fail "Chromium could not be installed."
    CHROMIUM=$(find_chromium) || fail "Chromium was installed but is not found."
  else
    playwright=IamConsole.Tests/bin/Debug/net10.0/.playwright
    node=$(find "$playwright/node" -name node -type f | head -n 1)
    "$node" "$playwright/package/cli.js" install chromium || fail "Playwright could not fetch its Chromium."
  fi
fi
if [ -n "$CHROMIUM" ]; then
  export CHROMIUM
  echo "$CHROMIUM"
else
  unset CHROMIUM
  echo "Playwright's own"
fi

echo "== AWS clients"
if { ! command -v aws || ! python3 -c 'import boto3'; } >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -q && apt-get install -y -q --no-install-recommends awscli python3-boto3; } >/dev/null || echo "The AWS CLI and boto3 could not be installed; their tests are skipped."
  else
    echo "The AWS CLI or boto3 is missing and only root can install them; their tests are skipped."
  fi
fi
command -v aws >/dev/null && aws --version

echo "== format"
format=0
dotnet format whitespace IamConsole.sln --no-restore --verify-no-changes || format=1

echo "== tests"
log=$(mktemp)
pages=$(mktemp)
trap 'rm -f "$log" "$pages"' EXIT
# A browser that never answers holds up its tests for ever: such a run is stopped, said, and done once more.
run() {
  local code
  for _ in 1 2; do
    timeout -k 10s 17m dotnet IamConsole.Tests/bin/Debug/net10.0/IamConsole.Tests.dll --progress off --no-ansi "$@" 2>&1
    code=$?
    [ $code = 124 ] || [ $code = 137 ] || break
    echo "The tests did not end and were stopped."
  done
  return $code
}

# The browser tests by themselves: xunit 4.0.2 now and then waits for ever where tests that run alone follow parallel ones in one run.
run --filter-not-namespace '*BrowserTests*' | tee -a "$log"
tests=$?

# Those of every page beside the other browser tests: both wait for a browser most of the time.
run --filter-class '*EveryPageTests' --parallel none >"$pages" &
run --filter-namespace '*BrowserTests*' --filter-not-class '*EveryPageTests' --parallel none | tee -a "$log" || tests=$?
wait $! || tests=$?
tee -a "$log" <"$pages"

# Once more at the end, where nobody has to scroll for it: which tests failed, and the first line of why.
awk '/^failed / { print; getline; print }' "$log"

awk -v broken="$((format))" -v code="$tests" '
  /^  succeeded:/ { passed += $2 }
  /^  failed:/ { failed += $2 }
  /^  skipped:/ { skipped += $2 }
  END {
    # A run that ended badly without saying which test failed counts as one failure, and so does the format.
    if (code != 0 && failed == 0) failed = 1
    failed += broken
    print passed + 0 " passed, " failed + 0 " failed" (skipped > 0 ? ", " skipped " skipped" : "")
    exit failed > 0
  }' "$log"
