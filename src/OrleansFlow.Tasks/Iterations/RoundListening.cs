using OrleansFlow.Functions;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Tells an operator's function of the rounds of an iteration, if it wants to know.</summary>
/// <param name="scope">The operator.</param>
internal sealed class RoundListening(OperatorScope scope)
{
    private IIterationListener? _listener;
    private ProcessContext? _context;
    private long _emitted;

    /// <summary>The operator's side outputs that somebody reads.</summary>
    public IReadOnlyList<KeyValuePair<OutputTag, object>> Sides { get; set; } = [];

    /// <summary>How many records went to the main output.</summary>
    public long Emitted => _emitted;

    /// <summary>How many records went to side outputs.</summary>
    public long SideEmitted => _context?.Emitted ?? 0;

    /// <summary>The operator has a function; the first one that listens is told.</summary>
    /// <param name="function">The function.</param>
    public void Add(IFunction? function) => _listener ??= function as IIterationListener;

    /// <summary>A round has ended, or the iteration.</summary>
    /// <typeparam name="TOut">Type of the operator's output.</typeparam>
    /// <param name="epoch">The round, or <see cref="EpochWatermarkEvent.Terminated"/>.</param>
    /// <param name="output">Takes what the function emits.</param>
    public void Tell<TOut>(int epoch, Output<TOut> output)
    {
        if (_listener is null || EpochWatermarkEvent.IsProbe(epoch))
        {
            return;
        }

        if (_listener is not IIterationListener<TOut> listener)
        {
            throw new OrleansFlowException($"The function of operator '{scope.Name}' listens to iterations with an output of another type than the operator's, {typeof(TOut)}: implement IIterationListener<{typeof(TOut).Name}>.");
        }

        _context ??= new ProcessContext(scope, Sides);
        _context.Begin(Timestamps.None);
        var collector = new PushCollector<TOut>(output, scope.Chain, scope.Position);
        collector.Begin(Timestamps.None);
        if (epoch == EpochWatermarkEvent.Terminated)
        {
            listener.OnIterationTerminated(_context, collector);
        }
        else
        {
            listener.OnEpochWatermarkIncremented(epoch, _context, collector);
        }

        _emitted += collector.Emitted;
    }
}
