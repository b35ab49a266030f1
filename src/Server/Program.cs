var app = WebApplication.CreateBuilder(args).Build();
await app.RunAsync();

/// <summary>The entry point, visible to the test host.</summary>
public partial class Program;
