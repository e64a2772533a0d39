using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace OrleansFlow.Capture;

/// <summary>Splits the bytes of a method body into instructions (ECMA-335, partition III).</summary>
internal static class IlReader
{
    private static readonly OpCode?[] OneByte = new OpCode?[256];
    private static readonly OpCode?[] TwoBytes = new OpCode?[256];

    static IlReader()
    {
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is OpCode code)
            {
                (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xff] = code;
            }
        }
    }

    /// <summary>The instructions, or null if the bytes are not understood.</summary>
    public static List<IlInstruction>? Read(byte[] il)
    {
        var instructions = new List<IlInstruction>();
        int position = 0;
        while (position < il.Length)
        {
            int offset = position;
            OpCode? code = il[position] == 0xfe && position + 1 < il.Length ? TwoBytes[il[position + 1]] : OneByte[il[position]];
            if (code is not { } opCode)
            {
                return null;
            }

            position += opCode.Size;
            int operand = 0;
            int[]? targets = null;
            switch (opCode.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineVar:
                    operand = il[position++];
                    break;
                case OperandType.ShortInlineI:
                    position++;
                    break;
                case OperandType.ShortInlineBrTarget:
                    operand = position + 1 + (sbyte)il[position];
                    position++;
                    break;
                case OperandType.InlineVar:
                    operand = BinaryPrimitives.ReadUInt16LittleEndian(il.AsSpan(position));
                    position += 2;
                    break;
                case OperandType.InlineBrTarget:
                    operand = position + 4 + BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position));
                    position += 4;
                    break;
                case OperandType.InlineSwitch:
                    targets = Switch(il, ref position);
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    position += 8;
                    break;
                default:
                    operand = BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position));
                    position += 4;
                    break;
            }

            instructions.Add(new IlInstruction(offset, opCode, operand, targets, position));
        }

        return instructions;
    }

    private static int[] Switch(byte[] il, ref int position)
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position));
        position += 4;
        int end = position + (4 * count);
        int[] targets = new int[count];
        for (int i = 0; i < count; i++)
        {
            targets[i] = end + BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(position));
            position += 4;
        }

        return targets;
    }
}
