using System.Globalization;
using Verify.Verifiers.Code.Confinement;

namespace Verify.Verifiers.Code.Python;

/// <summary>Python 3: the scripts beside this file, one behind the other on the command line, so that no file of theirs is ever left behind.</summary>
internal sealed class PythonLanguage(PythonInterpreter interpreter, int replyBytes) : ILanguage
{
    private static readonly string[] Common = ["values.py", "pipes.py", "limits.py"];
    private static readonly string[] OfJudges = ["remote.py", "reporting.py", "assertions.py", "literal_tests.py", "written_tests.py", "judge.py"];

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

        // Isolated, without site packages, without writing bytecode.
        return new SandboxedProgram(
            interpreter.Executable,
            ["-I", "-S", "-B", "-X", "utf8", "-c", script, replyBytes.ToString(CultureInfo.InvariantCulture), .. confinement],
            interpreter.Files);
    }
}
