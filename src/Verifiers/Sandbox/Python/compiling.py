# Compiles the scripts on standard input, which zero characters part, and prints the code of each in hexadecimal on a line of its own.
import marshal
import sys

for script in sys.stdin.read().split("\0"):
    print(marshal.dumps(compile(script, "sandbox", "exec")).hex())
