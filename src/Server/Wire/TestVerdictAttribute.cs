using System.ComponentModel.DataAnnotations;
using Verify.Verifiers.Sandbox;

namespace Verify.Server.Wire;

/// <summary>The verdicts that tests come to, for the schema.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TestVerdictAttribute() : AllowedValuesAttribute([.. Enum.GetValues<TestVerdict>().Select(verdict => verdict.Name())]);
