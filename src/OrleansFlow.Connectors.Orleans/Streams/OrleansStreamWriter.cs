using Orleans.Streams;
using OrleansFlow.Runtime;
using OrleansFlow.Sinks;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>
/// Publishes at once when nothing is under way; what comes meanwhile is gathered and published together next. One publication
/// is under way at a time, so records of a stream keep their order.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class OrleansStreamWriter<T>(IStreamProvider provider, Func<T, StreamId> choose, int batchSize, IWorkScheduler scheduler) : ISinkWriter<T>
{
    private readonly Lock _lock = new();
    private Dictionary<StreamId, List<T>> _waiting = [];
    private List<StreamId> _order = [];
    private TaskCompletionSource? _room;
    private Task _publishing = Task.CompletedTask;
    private bool _isPublishing;
    private int _count;

    public ValueTask WriteAsync(T element, long timestamp)
    {
        if (_publishing.IsFaulted)
        {
            return new ValueTask(_publishing);
        }

        StreamId stream = choose(element);
        lock (_lock)
        {
            if (!_waiting.TryGetValue(stream, out List<T>? records))
            {
                _waiting.Add(stream, records = []);
                _order.Add(stream);
            }

            records.Add(element);
            _count++;
            if (_isPublishing)
            {
                return _count < batchSize ? ValueTask.CompletedTask : WaitForRoomAsync((_room ??= new TaskCompletionSource(scheduler.Completion)).Task);
            }

            _isPublishing = true;
        }

        _publishing = PublishAllAsync();
        return _publishing.IsFaulted ? new ValueTask(_publishing) : ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => await _publishing.WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask WaitForRoomAsync(Task room)
    {
        // A publication that fails makes no room.
        await await Task.WhenAny(room, _publishing);
    }

    private async Task PublishAllAsync()
    {
        while (true)
        {
            Dictionary<StreamId, List<T>> waiting;
            List<StreamId> order;
            TaskCompletionSource? room;
            lock (_lock)
            {
                if (_count == 0)
                {
                    _isPublishing = false;
                    return;
                }

                (waiting, order, room) = (_waiting, _order, _room);
                (_waiting, _order, _room, _count) = ([], [], null, 0);
            }

            room?.TrySetResult();
            foreach (StreamId stream in order)
            {
                IAsyncStream<T> target = provider.GetStream<T>(stream);
                await (waiting[stream] is [T only] ? target.OnNextAsync(only) : target.OnNextBatchAsync(waiting[stream]));
            }
        }
    }
}
