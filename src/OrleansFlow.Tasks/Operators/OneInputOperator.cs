using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators;

/// <summary>
/// Base of the operators with one input. The operator is itself the output that the one before it writes to, so a record goes
/// from operator to operator by one virtual call.
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
/// <param name="scope">Place and name.</param>
/// <param name="outputs">Where results go.</param>
internal abstract class OneInputOperator<TIn, TOut>(OperatorScope scope, OperatorOutputs<TOut> outputs) : Output<TIn>, IStreamOperator, IOperatorInput
{
    /// <summary>Takes the results.</summary>
    protected readonly Output<TOut> Out = outputs.Main;

    /// <summary>What the chain shares.</summary>
    protected readonly ChainState Chain = scope.Chain;

    /// <summary>The operator's position in the chain.</summary>
    protected readonly int Position = scope.Position;

    /// <inheritdoc />
    public OperatorScope Scope { get; } = scope;

    /// <inheritdoc />
    public virtual bool HasPending => false;

    /// <summary>Takes watermarks and statuses for all outputs.</summary>
    protected ISignalOutput Signals { get; } = outputs.Signals;

    /// <inheritdoc />
    public override void EmitWatermark(long watermark)
    {
        Scope.Timers.AdvanceWatermark(watermark);
        Signals.EmitWatermark(watermark);
    }

    /// <inheritdoc />
    public override void EmitStatus(bool idle) => Signals.EmitStatus(idle);

    /// <inheritdoc />
    public override void EmitEpochWatermark(int epoch)
    {
        Scope.Rounds.Tell(epoch, Out);
        Signals.EmitEpochWatermark(epoch);
    }

    /// <inheritdoc />
    public virtual ValueTask OpenAsync() => Scope.OpenFunctionsAsync();

    /// <inheritdoc />
    public virtual bool Resume() => false;

    /// <inheritdoc />
    public virtual ValueTask FinishAsync() => ValueTask.CompletedTask;

    /// <inheritdoc />
    public virtual ValueTask CloseAsync() => Scope.CloseFunctionsAsync();

    /// <inheritdoc />
    public GateInput OpenGate(ITaskNetwork network, string edgeId, ChainState chain) => GateInput<TIn>.Open(this, network, edgeId, Scope, chain);
}
