namespace Verify.Verifiers.Tests.Sandbox.Isolated;

/// <summary>Classes as problems define them.</summary>
internal static class Preludes
{
    public const string Node = "class Node:\n  def __init__(self, val, next=None):\n    self.val = val; self.next = next\n";

    public const string Point = "from dataclasses import dataclass\n@dataclass\nclass Point:\n  x: int\n  y: int = 0\n";
}
