using System.Globalization;
using System.Text;
using System.Text.Json;
using Verify.Verifiers.Sandbox.Confinement;
using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Python;

/// <summary>
/// Python 3: the scripts beside this file, joined and compiled once. Each sandbox reads them from memory: on a command line, which every
/// program on the way to the interpreter copies and the interpreter decodes, they would cost it more than all else.
/// </summary>
internal sealed class PythonLanguage : ILanguage
{
    /// <summary>Reads all of the codes, whose lengths stand before them, and then runs one after the other.</summary>
    private static readonly string Boot =
        $"import marshal\nwith open({Launching.CodeDescriptor},'rb') as f:p=[f.read(int(n)) for n in f.readline().split()]\n"
        + "for c in p:exec(marshal.loads(c))\n";

    private static readonly string[] Common =
    [
        "values.py",
        "names.py",
        "heap.py",
        "writing.py",
        "reading.py",
        "preludes.py",
        "prelude_classes.py",
        "errors.py",
        "skills.py",
        "pipes.py",
        "limits.py",
        "loops.py",
    ];

    private static readonly string[] OfWorkers = ["theirs.py", "sources.py", "loading.py", "programs.py", "watching.py", "worker.py"];

    /// <summary>Read by workers that are asked for it alone: what they import takes as long as all the rest.</summary>
    private static readonly string[] OfTogether = ["assertions.py", "together.py"];

    private static readonly string[] OfJudges =
    [
        "remote.py",
        "conversation.py",
        "lent.py",
        "reporting.py",
        "assertions.py",
        "literal_tests.py",
        "test_names.py",
        "written_tests.py",
        "judge.py",
    ];

    /// <summary>
    /// The order of a set of texts, which the seed decides, is the same in every run, and so is the verdict on a solution that depends on
    /// it. One arena serves all threads: each further one would reserve 64 MiB of the address space that a run is limited to.
    /// </summary>
    private static readonly Dictionary<string, string> Variables = new() { ["PYTHONHASHSEED"] = "0", ["MALLOC_ARENA_MAX"] = "1" };

    private readonly PythonInterpreter _interpreter;
    private readonly int _replyBytes;
    private readonly byte[] _confining;
    private readonly byte[] _worker;
    private readonly byte[] _judge;

    private PythonLanguage(PythonInterpreter interpreter, int replyBytes, IReadOnlyList<byte[]> codes)
    {
        (_interpreter, _replyBytes) = (interpreter, replyBytes);
        (_confining, _worker, _judge) = (codes[0], codes[1], codes[2]);
    }

    public string Name => "python";

    private bool KnowsSafePath => Version.Parse(_interpreter.Version) >= new Version(3, 11);

    /// <param name="interpreter">Compiles the scripts, and runs them.</param>
    /// <param name="replyBytes">The most bytes that a solution may answer.</param>
    /// <param name="cancellationToken">Ends the compiler.</param>
    /// <exception cref="SandboxUnavailableException">The interpreter does not compile them.</exception>
    public static async Task<PythonLanguage> CreateAsync(PythonInterpreter interpreter, int replyBytes, CancellationToken cancellationToken)
    {
        // A JSON string is a Python string.
        var together = $"TOGETHER = {JsonSerializer.Serialize(Joined(OfTogether))}\n";
        string[] scripts = [Joined(["landlock.py"]), together + Joined([.. Common, .. OfWorkers]), Joined([.. Common, .. OfJudges])];
        return new PythonLanguage(interpreter, replyBytes, await interpreter.CompileAsync(scripts, cancellationToken));
    }

    public SandboxedProgram Worker(SelfConfinement? self) => Program(_worker, self);

    public SandboxedProgram Judge(SelfConfinement? self) => Program(_judge, self);

    private SandboxedProgram Program(byte[] code, SelfConfinement? self)
    {
        string[] confinement = self is null
            ? []
            :
            [
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                Convert.ToHexString(self.SeccompFilter),
                .. _interpreter.Files.Select(file => file.Here),
            ];

        // Without site packages, without writing bytecode, without looking for modules where it stands.
        return new SandboxedProgram(
            _interpreter.Executable,
            [
                "-s",
                "-S",
                "-B",
                .. KnowsSafePath ? ["-P"] : (string[])[],
                "-X",
                "utf8",
                "-c",
                Boot,
                _replyBytes.ToString(CultureInfo.InvariantCulture),
                .. confinement,
            ],
            // Its own code, so that a program that confines itself has done so before it has looked at any of the rest.
            new MemoryFile("verify-code", self is null ? WithLengths(code) : WithLengths(_confining, code)),
            Variables,
            _interpreter.Files
        );
    }

    private static byte[] WithLengths(params byte[][] codes) =>
        [.. Encoding.ASCII.GetBytes(string.Join(' ', codes.Select(code => code.Length)) + "\n"), .. codes.SelectMany(code => code)];

    private static string Joined(IEnumerable<string> parts) => string.Concat(parts.Select(EmbeddedText.Read));
}
