using System.Reflection.Emit;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <summary>An operator whose work on a record can become part of a loop.</summary>
internal interface IFusable
{
    /// <summary>Emits the work on one record.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="value">Holds the record.</param>
    void Emit(FusedLoopBuilder loop, LocalBuilder value);
}
