using System.Reflection;
using Verify.Server.CommandLine;
using Verify.Server.Hosting;

// The build starts this program once to read its description: no model is loaded then, and nothing may be written to standard error.
if (Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider")
{
    await WebServer.Build([], load: null).RunAsync();
    return ExitCodes.Success;
}

return await VerifyCommand.RunAsync(args);
