# What a solution does that a person should know of; it is the solution's process that says so.
DENIED_CALLS = {
    "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.system", "os.kill", "os.killpg", "subprocess.Popen", "socket.__new__", "socket.connect",
    "socket.bind"}
findings = []


def find(text):
    if text not in findings and len(findings) < 20:
        findings.append(text)


def watch_calls(event, arguments):
    if event in DENIED_CALLS:
        find("tried a denied call: " + event)
    elif event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        path = str(arguments[0])
        if path.startswith("/") and not path.startswith(("/tmp/", "/dev/")):
            find("tried to write the file " + printable(path[:80]))
