"""Runs a scenario of AWS CLI commands against an endpoint, in one process where the CLI can be imported.

usage: run_cli.py ENDPOINT SCENARIO

A line is one command without 'aws'. 'NAME = ...' keeps the command's text output for ${NAME} in later lines.
'!CODE ...' expects the error of that code. '# ...' is a comment. Prints what went wrong and a line of counts.
"""

import contextlib
import io
import shlex
import string
import subprocess
import sys

try:
    from awscli.clidriver import create_clidriver
except ImportError:
    create_clidriver = None


def run(arguments):
    if create_clidriver is None:
        done = subprocess.run(["aws", *arguments], capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = create_clidriver().main(arguments)
        except SystemExit as left:
            code = left.code
    out.flush()
    return code, out.buffer.getvalue().decode(), err.getvalue()


def main(endpoint, scenario):
    names, passed, failed = {}, 0, 0
    for line in open(scenario, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        expected = name = None
        if line.startswith("!"):
            expected, line = line[1:].split(" ", 1)
        elif " = " in line.split("'")[0] and line.split(" = ")[0].isidentifier():
            name, line = line.split(" = ", 1)
        arguments = [string.Template(part).safe_substitute(names) for part in shlex.split(line)]
        code, out, err = run(["--endpoint-url", endpoint, *arguments])
        good = code == 0 if expected is None else code != 0 and f"({expected})" in err
        if name:
            names[name] = out.strip()
        if good:
            passed += 1
        else:
            failed += 1
            print(f"{line}\n  exit {code} {'' if expected is None else 'instead of ' + expected}\n  {err.strip() or out.strip()}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
