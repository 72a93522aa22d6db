"""Runs a scenario of AWS CLI commands against an endpoint, in one process where the CLI can be imported.

usage: run_cli.py ENDPOINT SCENARIO

A line is one command without 'aws'. 'NAME = ...' keeps the command's text output for ${NAME} in later lines.
'!CODE ...' expects the error of that code. Of the command before, '= TEXT' is exactly what it printed, white space aside,
'~ PATTERN' is to be found in it, and '? TEXT' repeats it until it prints that. '# ...' is a comment.
What an older CLI does not know yet is left out, with whatever needs its answer.
Prints what went wrong and a line of counts.
"""

import contextlib
import io
import re
import shlex
import string
import subprocess
import sys
import time

try:
    from awscli.clidriver import create_clidriver

    DRIVER = create_clidriver()
except ImportError:
    DRIVER = None

PATIENCE = 30  # seconds
UNKNOWN = ("Invalid choice", "Unknown options")


def run(arguments):
    if DRIVER is None:
        done = subprocess.run(["aws", *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = DRIVER.main(arguments)
        except SystemExit as left:
            code = left.code
    out.flush()
    return code, out.buffer.getvalue().decode(), err.getvalue()


def printed(out):
    return " ".join(out.split())


def is_printed(kind, expected, out, again):
    if kind == "~":
        return re.search(expected, printed(out)) is not None, out
    until = time.monotonic() + PATIENCE
    while printed(out) != expected and kind == "?" and time.monotonic() < until:
        time.sleep(0.2)
        out = again()
    return printed(out) == expected, out


def main(endpoint, scenario):
    names, missing, passed, failed, left_out, last, arguments, out = {}, set(), 0, 0, 0, "", [], ""

    def count(good, told):
        nonlocal passed, failed
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(told)

    for line in open(scenario, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line[:2] in ("= ", "~ ", "? "):
            if out is None:
                continue
            expected = string.Template(line[2:]).safe_substitute(names)
            good, out = is_printed(line[0], expected, out, lambda: run(["--endpoint-url", endpoint, *arguments])[1])
            count(good, f"{last}\n  prints {printed(out)}\n  instead of {line[0]} {expected}")
            continue
        last, expected, name = line, None, None
        if line.startswith("!"):
            expected, line = line[1:].split(" ", 1)
        elif " = " in line.split("'")[0] and line.split(" = ")[0].isidentifier():
            name, line = line.split(" = ", 1)
        if any("${" + one + "}" in line for one in missing):
            left_out, out = left_out + 1, None
            missing |= {name} - {None}
            continue
        arguments = [string.Template(part).safe_substitute(names) for part in shlex.split(line)]
        code, out, err = run(["--endpoint-url", endpoint, *arguments])
        if code != 0 and any(text in err for text in UNKNOWN):
            left_out, out = left_out + 1, None
            missing |= {name} - {None}
            continue
        good = code == 0 if expected is None else code != 0 and f"({expected})" in err
        if name:
            names[name] = out.strip()
            missing.discard(name)
        count(good, f"{line}\n  exit {code} {'' if expected is None else 'instead of ' + expected}\n  {err.strip() or out.strip()}")
    print(f"{passed} passed, {failed} failed" + (f", {left_out} left out: this CLI does not know them" if left_out else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
