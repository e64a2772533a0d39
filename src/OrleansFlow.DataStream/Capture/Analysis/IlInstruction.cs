using System.Reflection.Emit;

namespace OrleansFlow.Capture;

/// <summary>An instruction of a method body.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="OpCode">What it does.</param>
/// <param name="Operand">A token, an index or the target of a jump; 0 where there is none that matters.</param>
/// <param name="Targets">The targets of a switch.</param>
/// <param name="Next">Where the next instruction begins.</param>
internal readonly record struct IlInstruction(int Offset, OpCode OpCode, int Operand, int[]? Targets, int Next);
