using System.Globalization;
using Verify.Verifiers.Code.Confinement;

namespace Verify.Verifiers.Code.Python;

/// <summary>Python 3: the scripts beside this file, given on the command line, so that no file of theirs is ever left behind.</summary>
internal sealed class PythonLanguage(PythonInterpreter interpreter, int replyBytes) : ILanguage
{
    public string Name => "python";

    public SandboxedProgram Worker(SelfConfinement? self) => Program("worker.py", self);

    public SandboxedProgram Judge(SelfConfinement? self) => Program("judge.py", self);

    private SandboxedProgram Program(string role, SelfConfinement? self)
    {
        var script = EmbeddedText.Read("wire.py") + EmbeddedText.Read(role);
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
