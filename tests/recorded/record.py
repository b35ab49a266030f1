#!/usr/bin/env python3
"""Sends every request under requests/ to a server build and writes what came back, one JSON file a request.

usage: record.py SERVER_BINARY OUT [--only PATTERN]

What differs from run to run (ids, times, ports) is replaced by its name, so that two recordings can be compared word for word.
"""

import argparse
import fnmatch
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

REQUESTS = pathlib.Path(__file__).resolve().parent / "requests"
READY_SECONDS = 180
ANSWER_SECONDS = 600

# Fields whose numbers measure time, by name. A budget's seconds are not measured, but no request sets them (and null is kept).
TIMES = {"created", "seconds", "queued", "policySeconds", "rewardSeconds", "microseconds", "durationMs"}
# Objects that hold nothing but times.
TIME_OBJECTS = {"timing"}
# An id that was made for one request: a ULID or a UUID, perhaps behind a prefix. Other ids (of models, of tree nodes) are compared.
DRAWN_ID = re.compile(
    r"^([a-z]+-)?([0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$"
)
# Headers that belong to the contract. The others say when and by whom a request was answered.
HEADERS = ("content-type", "allow", "retry-after", "x-should-retry", "x-accel-buffering", "cache-control")
# What a line of an error on the command line complains about: a field or a key of the settings, by its path.
PATH_IN_ERROR = re.compile(r"^verify: ([A-Za-z]\w*(?:[.:\[][\w\]]+)+)(?=:? )")


def load_requests(pattern):
    """All requests in order of file and place; every name is used once."""
    found, names = [], set()
    for file in sorted(REQUESTS.glob("*.json")):
        for request in json.loads(file.read_text(encoding="utf-8")):
            if request["name"] in names:
                sys.exit(f"{file.name}: the name '{request['name']}' is used twice")
            names.add(request["name"])
            if fnmatch.fnmatch(request["name"], pattern):
                found.append(request)
    return found


def normalised(value, name=None):
    """The value with everything replaced that differs from run to run."""
    if name in TIMES and isinstance(value, (int, float)) and not isinstance(value, bool):
        return "<time>"
    if isinstance(value, dict):
        if name in TIME_OBJECTS:
            return {key: "<time>" for key in value}
        return {key: normalised(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [normalised(item) for item in value]
    if name == "id" and isinstance(value, str) and (match := DRAWN_ID.match(value)):
        return (match[1] or "") + "<id>"
    return value


class Build:
    """The binary under test and how its processes are started."""

    def __init__(self, binary, folder):
        self.binary = pathlib.Path(binary).resolve()
        if not self.binary.is_file():
            sys.exit(f"there is no file '{binary}'")
        self.command = ["dotnet", str(self.binary)] if self.binary.suffix == ".dll" else [str(self.binary)]
        # An empty working directory and no settings of the caller's: only what a request says counts.
        self.folder = folder
        dropped = ("VERIFY__", "ASPNETCORE_", "KESTREL__", "URLS", "HTTP_PORTS")
        self.environment = {key: value for key, value in os.environ.items() if not key.upper().startswith(dropped)}
        self.environment.update(LC_ALL="C.UTF-8", NO_COLOR="1", TERM="dumb")

    def text(self, written):
        """Output as text; where the build lies does not count."""
        return written.decode("utf-8", "replace").replace(str(self.binary.parent), "<build>")


class Server:
    """A running server, ready to answer. Ended when the block is left, however that happens."""

    def __init__(self, build, settings):
        self.build, self.settings = build, settings

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.output = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [*self.build.command, "serve", "--urls", f"http://127.0.0.1:{self.port}", *self.settings],
            cwd=self.build.folder,
            env=self.build.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        try:
            self.readiness = self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.output.close()

    def _wait(self):
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                self.output.seek(0)
                sys.exit(f"the server ended with code {self.process.returncode}:\n{self.build.text(self.output.read())}")
            try:
                status, _, body = self.send("GET", "/readyz", None, {})
                if status == 200:
                    return json.loads(body)
            except OSError:
                pass
            time.sleep(0.2)
        sys.exit(f"the server was not ready after {READY_SECONDS} seconds")

    def send(self, method, path, body, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, {key.lower(): value for key, value in response.getheaders()}, response.read()
        finally:
            connection.close()


def body_of(media_type, content):
    """A body as data: JSON, a list of lines of JSON, or a list of a stream's events; anything else as text."""
    text = content.decode("utf-8")
    if media_type.startswith("text/event-stream"):
        # Comments keep a connection alive, whenever nothing else was sent for a while.
        events = [line[len("data:"):].strip() for line in text.splitlines() if line.startswith("data:")]
        return [event if event == "[DONE]" else normalised(json.loads(event)) for event in events]
    if media_type.startswith("application/x-ndjson"):
        return [normalised(json.loads(line)) for line in text.splitlines()]
    if "json" in media_type and text:
        return normalised(json.loads(text))
    return text


def ask(server, request):
    """What the server answers to a request over HTTP."""
    method, path = ("POST", request["post"]) if "post" in request else ("GET", request["get"])
    headers, content = dict(request.get("headers", {})), None
    if method == "POST":
        content = (request["text"] if "text" in request else json.dumps(request["body"])).encode("utf-8")
        headers.setdefault("Content-Type", "application/json")
    status, answered, body = server.send(method, path, content, headers)
    return {
        "status": status,
        "headers": {name: answered[name] for name in HEADERS if name in answered},
        "body": body_of(answered.get("content-type", ""), body),
    }


def run(build, arguments):
    """What the command line writes; standard output as data where it is JSON."""
    done = subprocess.run(
        [*build.command, *arguments],
        cwd=build.folder,
        env=build.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=ANSWER_SECONDS,
        check=False,
    )
    output, error = build.text(done.stdout), build.text(done.stderr)
    if "--json" in arguments and output:
        output = normalised(json.loads(output))
    else:
        output = [re.sub(r"^(seconds +)\S.*$", r"\1<time>", line.rstrip()) for line in output.splitlines()]
    paths = sorted({match[1] for line in error.splitlines() if (match := PATH_IN_ERROR.match(line))})
    return {"exitCode": done.returncode, "output": output, "error": error.splitlines(), "errorPaths": paths}


def missing(request, readiness):
    """Why a request cannot be sent here; None when it can."""
    if request.get("needs") == "sandbox" and not readiness["code"]["available"]:
        return f"no working sandbox: {readiness['code']['reason']}"
    return None


def record(build, requests, out):
    """Writes a file for every request that can be sent here, and says which cannot."""
    skipped = []

    def keep(request, answer):
        with open(out / f"{request['name']}.json", "w", encoding="ascii") as file:
            # ASCII, since a body may hold half a surrogate pair, which no encoding takes.
            json.dump(answer, file, indent=1)
            file.write("\n")

    over_http = [request for request in requests if "arguments" not in request]
    for settings in sorted({tuple(request.get("settings", ())) for request in over_http}):
        with Server(build, settings) as server:
            for request in over_http:
                if tuple(request.get("settings", ())) != settings:
                    continue
                if reason := missing(request, server.readiness):
                    skipped.append(request["name"])
                    print(f"skipped {request['name']}: {reason}")
                else:
                    keep(request, ask(server, request))
            if server.process.poll() is not None:
                sys.exit(f"the server ended by itself with code {server.process.returncode}")
    for request in requests:
        if "arguments" in request:
            keep(request, run(build, request["arguments"]))
    return skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", metavar="SERVER_BINARY", help="the 'verify' that a build of src/Server makes, or its verify.dll")
    parser.add_argument("out", metavar="OUT", type=pathlib.Path, help="a folder; recordings of the same requests in it are replaced")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="only requests whose names match, for instance 'chat-*'")
    arguments = parser.parse_args()

    # So that a server is ended too when this is told to stop.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    requests = load_requests(arguments.only)
    if not requests:
        sys.exit(f"no request's name matches '{arguments.only}'")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for request in requests:
        # A request that is skipped must not leave the answer of an earlier build behind.
        (arguments.out / f"{request['name']}.json").unlink(missing_ok=True)
    folder = tempfile.mkdtemp(prefix="verify-recorded-")
    try:
        skipped = record(Build(arguments.binary, folder), requests, arguments.out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"recorded {len(requests) - len(skipped)} requests, skipped {len(skipped)}, in {arguments.out}")


if __name__ == "__main__":
    main()
