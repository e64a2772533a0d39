using System.Reflection;
using System.Reflection.Emit;
using OrleansFlow.Sinks;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Sinks;

/// <summary>
/// Writes records with a sink's writer (org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperator). While a write is
/// not complete the chain is not available: the task takes no input and parks, and no thread is held.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class SinkOperator<T> : DeferringOperator<T, object>, IStreamOperator, IFusable
{
    private readonly ISink<T> _sink;
    private readonly PendingTask _pending;
    private ISinkWriter<T>? _writer;

    public SinkOperator(OperatorScope scope, OperatorOutputs<object> outputs, ISink<T> sink)
        : base(scope, outputs)
    {
        _sink = sink;
        _pending = new PendingTask(Chain.Mailbox);
        scope.OutputCount = static () => 0;
    }

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        Chain.Current = Position;
        _writer = await _sink.CreateWriterAsync(new SinkWriterContext(Scope.Context, Chain.Runtime), Chain.CancellationToken);
    }

    public ValueTask PrepareSnapshotAsync(long checkpointId) => _writer!.FlushAsync(endOfInput: false, Chain.CancellationToken);

    public override ValueTask FinishAsync()
    {
        Chain.Current = Position;
        return _writer!.FlushAsync(endOfInput: true, Chain.CancellationToken);
    }

    public override async ValueTask CloseAsync()
    {
        try
        {
            if (_writer is not null)
            {
                Chain.Current = Position;
                await _writer.DisposeAsync();
            }
        }
        finally
        {
            await base.CloseAsync();
        }
    }

    protected override bool ProcessRecord(T value, long timestamp)
    {
        Chain.Current = Position;
        return IsDone(_writer!.WriteAsync(value, timestamp));
    }

    protected override bool ProcessWatermark(long watermark)
    {
        Chain.Current = Position;
        return _pending.IsDone(_writer!.WriteWatermarkAsync(watermark));
    }

    protected override bool Continue(out bool progress)
    {
        Chain.Current = Position;
        progress = _pending.TryComplete();
        return progress;
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value)
    {
        // The writer is there by now, so its own method can be called instead of the interface's.
        MethodInfo? exact = WriteMethodOf(_writer!);
        loop.Require(this, ((Func<bool>)IsInStep).Method);
        loop.At(Position);
        loop.CallAndAwait(
            _writer!,
            exact ?? typeof(ISinkWriter<T>).GetMethod(nameof(ISinkWriter<>.WriteAsync))!,
            exact is not null,
            value,
            this,
            ((Action<ValueTask>)AfterWrite).Method);
    }

    private static MethodInfo? WriteMethodOf(ISinkWriter<T> writer)
    {
        Type type = writer.GetType();
        if (type.IsValueType || !type.GetInterfaces().Contains(typeof(ISinkWriter<T>)))
        {
            return null;
        }

        InterfaceMapping map = type.GetInterfaceMap(typeof(ISinkWriter<T>));
        int index = Array.FindIndex(map.InterfaceMethods, static method => method.Name == nameof(ISinkWriter<>.WriteAsync));
        return map.TargetMethods[index] is { DeclaringType.IsInterface: false } method ? method : null;
    }

    private bool IsInStep() => !HasPending;

    private void AfterWrite(ValueTask write)
    {
        if (!IsDone(write))
        {
            FallBehind();
        }
    }

    private bool IsDone(ValueTask write)
    {
        if (write.IsCompletedSuccessfully)
        {
            write.GetAwaiter().GetResult();
            return true;
        }

        return _pending.IsDone(write);
    }
}
