using OrleansFlow.Sources;
using OrleansFlow.Types;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Coordination.Sources;

/// <summary>
/// Runs a source's split enumerator (org.apache.flink.runtime.source.coordinator.SourceCoordinator): calls it one at a time,
/// sends its splits to the readers, gives it back what a failed reader had. An error of the enumerator fails the job.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TState">Type of the enumerator's snapshot.</typeparam>
internal sealed class SourceCoordinator<T, TSplit, TState> : IOperatorCoordinator
{
    private readonly ISource<T, TSplit, TState> _source;
    private readonly IOperatorCoordinatorContext _context;
    private readonly SerialQueue _queue;
    private readonly CancellationTokenSource _stopped = new();
    private readonly SplitEnumeratorContext<TSplit> _enumeratorContext;
    private readonly SourceAligner? _aligner;
    private ISplitEnumerator<TSplit, TState>? _enumerator;
    private bool _disposed;

    public SourceCoordinator(ISource<T, TSplit, TState> source, WatermarkAlignment? alignment, IOperatorCoordinatorContext context, TypeRegistry types)
    {
        _source = source;
        _context = context;
        _queue = new SerialQueue(context.Runtime.Scheduler);
        _enumeratorContext = new SplitEnumeratorContext<TSplit>(context, types.For<TSplit>(), RunAsync, _stopped.Token);
        _aligner = alignment is null ? null : new SourceAligner(context, alignment, RunAsync, _enumeratorContext.SendToAll);
    }

    public ValueTask StartAsync() => new(_queue.RunAsync(async () =>
    {
        try
        {
            _enumerator = _source.CreateEnumerator(_enumeratorContext, checkpoint: null);
            await _enumerator.StartAsync(_stopped.Token);
            _aligner?.Start();
        }
        catch (Exception error)
        {
            throw Named(error);
        }
    }));

    public ValueTask HandleEventAsync(int subtask, int attempt, byte[] operatorEvent) => RunAsync(enumerator =>
    {
        if (SourceProtocol.KindOf(operatorEvent) == SourceMessage.RegisterReader)
        {
            _enumeratorContext.Register(subtask, attempt);
            return enumerator.AddReaderAsync(subtask);
        }

        if (!_enumeratorContext.IsRegistered(subtask, attempt))
        {
            return ValueTask.CompletedTask;
        }

        if (SourceProtocol.KindOf(operatorEvent) == SourceMessage.ReportWatermark)
        {
            _aligner?.Report(subtask, SourceProtocol.ReadWatermark(operatorEvent));
            return ValueTask.CompletedTask;
        }

        return SourceProtocol.KindOf(operatorEvent) switch
        {
            SourceMessage.RequestSplit => enumerator.HandleSplitRequestAsync(subtask),
            SourceMessage.SourceEvent => enumerator.HandleSourceEventAsync(subtask, operatorEvent[1..]),
            SourceMessage kind => throw new OrleansFlowException($"The enumerator got a message of kind {kind} from reader {subtask}, which only readers get."),
        };
    });

    public ValueTask<byte[]> HandleRequestAsync(int subtask, int attempt, byte[] request, CancellationToken cancellationToken) =>
        ValueTask.FromException<byte[]>(new OrleansFlowException($"The coordinator of source '{_context.OperatorName}' answers no requests."));

    public ValueTask SubtaskReadyAsync(int subtask, int attempt) => ValueTask.CompletedTask;

    public ValueTask SubtaskFailedAsync(int subtask, int attempt) => RunAsync(enumerator =>
    {
        if (!_enumeratorContext.IsRegistered(subtask, attempt))
        {
            return ValueTask.CompletedTask;
        }

        _aligner?.Forget(subtask);
        List<TSplit> splits = _enumeratorContext.Unregister(subtask);
        return splits.Count > 0 ? enumerator.AddSplitsBackAsync(splits, subtask) : ValueTask.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _stopped.Cancel();
        _enumeratorContext.StopTimers();
        _aligner?.Dispose();
        await _queue.RunAsync(async () =>
        {
            if (_enumerator is { } enumerator)
            {
                _enumerator = null;
                await enumerator.DisposeAsync();
            }
        });
    }

    private ValueTask RunAsync(Func<ISplitEnumerator<TSplit, TState>, ValueTask> call) => RunAsync(() => _enumerator is { } enumerator ? call(enumerator) : ValueTask.CompletedTask);

    private ValueTask RunAsync(Func<ValueTask> call) => new(_queue.RunAsync(async () =>
    {
        if (_enumerator is null || _stopped.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await call();
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The job ends.
        }
        catch (Exception error)
        {
            _context.FailJob(Named(error));
        }
    }));

    private OrleansFlowException Named(Exception error) =>
        new($"The split enumerator of source '{_context.OperatorName}' failed: {error.Message}", error);
}
