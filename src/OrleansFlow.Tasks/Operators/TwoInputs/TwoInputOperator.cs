using OrleansFlow.Tasks.Inputs;
using OrleansFlow.Tasks.Iterations;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators.TwoInputs;

/// <summary>
/// Base of the operators with two inputs (org.apache.flink.streaming.api.operators.TwoInputStreamOperator). Which of the inputs
/// is read when both have records is not said; the gates take turns.
/// </summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
internal abstract class TwoInputOperator<TIn1, TIn2, TOut> : IStreamOperator, ISignalOutput
{
    private readonly FirstInput _first;
    private readonly SecondInput _second;
    private readonly CombinedWatermarks _watermarks;
    private readonly EpochAlignment _epochs = new();

    protected TwoInputOperator(OperatorScope scope, OperatorOutputs<TOut> outputs)
    {
        Scope = scope;
        Out = outputs.Main;
        Signals = outputs.Signals;
        Chain = scope.Chain;
        Position = scope.Position;
        _first = new FirstInput(this);
        _second = new SecondInput(this);
        _watermarks = new CombinedWatermarks(2, this);
    }

    /// <inheritdoc />
    public OperatorScope Scope { get; }

    /// <inheritdoc />
    public virtual bool HasPending => false;

    /// <summary>Takes the results.</summary>
    protected Output<TOut> Out { get; }

    /// <summary>What the chain shares.</summary>
    protected ChainState Chain { get; }

    /// <summary>The operator's position in the chain.</summary>
    protected int Position { get; }

    /// <summary>Takes watermarks and statuses for all outputs.</summary>
    protected ISignalOutput Signals { get; }

    /// <inheritdoc />
    public IOperatorInput Input(int index) => index switch
    {
        0 => _first,
        1 => _second,
        _ => throw new OrleansFlowException($"An edge leads to input {index} of operator '{Scope.Name}', which has two."),
    };

    /// <summary>The combined watermark of both inputs.</summary>
    /// <param name="watermark">Event time in ms.</param>
    public virtual void EmitWatermark(long watermark)
    {
        Scope.Timers.AdvanceWatermark(watermark);
        Signals.EmitWatermark(watermark);
    }

    /// <summary>The combined status of both inputs.</summary>
    /// <param name="idle">Whether both are idle.</param>
    public virtual void EmitStatus(bool idle) => Signals.EmitStatus(idle);

    /// <summary>Both inputs have completed a round of an iteration.</summary>
    /// <param name="epoch">The round.</param>
    public virtual void EmitEpochWatermark(int epoch)
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

    /// <summary>Processes a record of the first input.</summary>
    protected abstract void ProcessFirst(TIn1 value, long timestamp);

    /// <summary>Processes a record of the second input.</summary>
    protected abstract void ProcessSecond(TIn2 value, long timestamp);

    private void OnEpochWatermark(int input, int epoch)
    {
        if (_epochs.TryAdvance(input, epoch, out int aligned))
        {
            EmitEpochWatermark(aligned);
        }
    }

    private sealed class FirstInput(TwoInputOperator<TIn1, TIn2, TOut> owner) : Output<TIn1>, IOperatorInput
    {
        public override void Collect(TIn1 value, long timestamp) => owner.ProcessFirst(value, timestamp);

        public override void EmitWatermark(long watermark) => owner._watermarks.OnWatermark(0, watermark);

        public override void EmitStatus(bool idle) => owner._watermarks.OnStatus(0, idle);

        public override void EmitEpochWatermark(int epoch) => owner.OnEpochWatermark(0, epoch);

        public GateInput OpenGate(ITaskNetwork network, string edgeId, ChainState chain) => GateInput<TIn1>.Open(this, network, edgeId, owner.Scope, chain);
    }

    private sealed class SecondInput(TwoInputOperator<TIn1, TIn2, TOut> owner) : Output<TIn2>, IOperatorInput
    {
        public override void Collect(TIn2 value, long timestamp) => owner.ProcessSecond(value, timestamp);

        public override void EmitWatermark(long watermark) => owner._watermarks.OnWatermark(1, watermark);

        public override void EmitStatus(bool idle) => owner._watermarks.OnStatus(1, idle);

        public override void EmitEpochWatermark(int epoch) => owner.OnEpochWatermark(1, epoch);

        public GateInput OpenGate(ITaskNetwork network, string edgeId, ChainState chain) => GateInput<TIn2>.Open(this, network, edgeId, owner.Scope, chain);
    }
}
