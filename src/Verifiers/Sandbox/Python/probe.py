# What a Python interpreter consists of: its own file, the loader the file names, and the folders of its library and of the shared libraries
# that it has loaded. Prints one line each: the path inside the sandbox, a tab, the path here.
import math, os, resource, struct, sys, sysconfig
import _json, _socket, ctypes, hashlib

if sys.version_info < (3, 8):
    sys.exit("Python %d.%d is older than 3.8" % sys.version_info[:2])


def loader(path):
    """The PT_INTERP of a 64-bit ELF file."""
    with open(path, "rb") as file:
        head = file.read(64)
        table, = struct.unpack_from("<Q", head, 32)
        size, count = struct.unpack_from("<HH", head, 54)
        for index in range(count):
            file.seek(table + index * size)
            entry = file.read(size)
            if struct.unpack_from("<I", entry)[0] == 3:
                file.seek(struct.unpack_from("<Q", entry, 8)[0])
                return file.read(struct.unpack_from("<Q", entry, 32)[0]).rstrip(b"\0").decode()
    return None


executable = os.path.realpath(sys.executable)
print("%d.%d.%d" % sys.version_info[:3])
print(executable)
paths = {executable: executable}
if loader(executable):
    paths[loader(executable)] = os.path.realpath(loader(executable))
library = os.path.realpath(sysconfig.get_path("stdlib"))
folders = {library}
with open("/proc/self/maps") as maps:
    for line in maps:
        path = line.split(None, 5)[-1].strip()
        if ".so" in path and path.startswith("/") and not path.startswith(library + "/"):
            folders.add(os.path.dirname(path))
# Where zoneinfo looks for time zones.
for folder in (sysconfig.get_config_var("TZPATH") or "").split(":"):
    if os.path.isdir(folder):
        paths[folder] = os.path.realpath(folder)
for folder in folders:
    paths.setdefault(folder, folder)
for inside in sorted(paths):
    print(inside + "\t" + paths[inside])
