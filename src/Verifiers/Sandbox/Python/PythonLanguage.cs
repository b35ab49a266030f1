using System.Globalization;
using Verify.Verifiers.Sandbox.Confinement;
using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Python;

/// <summary>
/// Python 3: the scripts beside this file, one behind the other on the command line, so that no file of theirs is ever left behind.
/// </summary>
internal sealed class PythonLanguage(PythonInterpreter interpreter, int replyBytes) : ILanguage
{
    private static readonly string[] Common = ["values.py", "pipes.py", "limits.py", "loops.py"];
    private static readonly string[] OfJudges =
    [
        "remote.py",
        "conversation.py",
        "reporting.py",
        "assertions.py",
        "literal_tests.py",
        "written_tests.py",
        "judge.py",
    ];

    /// <summary>
    /// The order of a set of texts, which the seed decides, is the same in every run, and so is the verdict on a solution that depends on
    /// it.
    /// </summary>
    private static readonly Dictionary<string, string> Variables = new() { ["PYTHONHASHSEED"] = "0" };

    private bool KnowsSafePath => Version.Parse(interpreter.Version) >= new Version(3, 11);

    public string Name => "python";

    public SandboxedProgram Worker(SelfConfinement? self) => Program([.. Common, "worker.py"], self);

    public SandboxedProgram Judge(SelfConfinement? self) => Program([.. Common, .. OfJudges], self);

    private SandboxedProgram Program(IEnumerable<string> parts, SelfConfinement? self)
    {
        var script = string.Concat(parts.Select(EmbeddedText.Read));
        string[] confinement = [];
        if (self is not null)
        {
            script = EmbeddedText.Read("landlock.py") + script;
            confinement =
            [
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                Convert.ToHexString(self.SeccompFilter),
                .. interpreter.Files.Select(file => file.Here),
            ];
        }

        // Without site packages, without writing bytecode, without looking for modules where it stands.
        return new SandboxedProgram(
            interpreter.Executable,
            [
                "-s",
                "-S",
                "-B",
                .. KnowsSafePath ? ["-P"] : (string[])[],
                "-X",
                "utf8",
                "-c",
                script,
                replyBytes.ToString(CultureInfo.InvariantCulture),
                .. confinement,
            ],
            Variables,
            interpreter.Files
        );
    }
}
