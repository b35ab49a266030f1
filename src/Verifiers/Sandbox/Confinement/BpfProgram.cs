using System.Buffers.Binary;

namespace Verify.Verifiers.Sandbox.Confinement;

/// <summary>
/// Writes classic BPF as the kernel reads it (<c>struct sock_filter</c>): conditions whose body stands right behind them.
/// </summary>
internal sealed class BpfProgram
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort ReturnConstant = 0x06;
    private const int InstructionBytes = 8;

    private readonly List<(ushort Code, byte IfTrue, byte IfFalse, uint Operand)> _instructions = [];

    public void Load(int offset) => _instructions.Add((LoadWord, 0, 0, (uint)offset));

    public void Return(uint action) => _instructions.Add((ReturnConstant, 0, 0, action));

    public void IfEqual(uint value, Action body) => If(JumpIfEqual, value, body);

    public void IfUnequal(uint value, Action body) => If(JumpIfEqual, value, body, negated: true);

    public void IfAtLeast(uint value, Action body) => If(JumpIfAtLeast, value, body);

    public void IfAnyBit(uint mask, Action body) => If(JumpIfAnyBit, mask, body);

    public byte[] ToBytes()
    {
        var bytes = new byte[_instructions.Count * InstructionBytes];
        for (var index = 0; index < _instructions.Count; index++)
        {
            var (code, ifTrue, ifFalse, operand) = _instructions[index];
            var target = bytes.AsSpan(index * InstructionBytes, InstructionBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(target, code);
            (target[2], target[3]) = (ifTrue, ifFalse);
            BinaryPrimitives.WriteUInt32LittleEndian(target[4..], operand);
        }

        return bytes;
    }

    private void If(ushort jump, uint operand, Action body, bool negated = false)
    {
        var condition = _instructions.Count;
        _instructions.Add(default);
        body();
        // A jump reaches 255 instructions; no body is near that.
        var over = checked((byte)(_instructions.Count - condition - 1));
        _instructions[condition] = negated ? (jump, over, (byte)0, operand) : (jump, (byte)0, over, operand);
    }
}
