using Verify.Architecture.Tests.Fixtures.Lower;

namespace Verify.Architecture.Tests.Fixtures.Upper;

/// <summary>Refers to a folder before its own, as it may.</summary>
internal sealed record UpperType(HiddenCircle Circle);
