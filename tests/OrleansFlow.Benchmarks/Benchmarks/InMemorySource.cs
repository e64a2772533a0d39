using OrleansFlow.Sources;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Emits the items of an array of this process; the splits are ranges of it. The array is found by name, so that it is not shipped.</summary>
internal sealed class InMemorySource<T>(string arrayName) : ISource<T, InMemoryRange, List<InMemoryRange>>
{
    public Boundedness Boundedness => Boundedness.Bounded;

    public ISplitEnumerator<InMemoryRange, List<InMemoryRange>> CreateEnumerator(
        ISplitEnumeratorContext<InMemoryRange> context, EnumeratorCheckpoint<List<InMemoryRange>>? checkpoint) =>
        new Enumerator(context, InMemoryArrays.Find<T>(arrayName).Length);

    public ISourceReader<T, InMemoryRange> CreateReader(ISourceReaderContext context) => new Reader(InMemoryArrays.Find<T>(arrayName));

    private sealed class Enumerator(ISplitEnumeratorContext<InMemoryRange> context, int length) : ISplitEnumerator<InMemoryRange, List<InMemoryRange>>
    {
        public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask HandleSplitRequestAsync(int subtask) => ValueTask.CompletedTask;

        public ValueTask AddReaderAsync(int subtask)
        {
            long readers = context.CurrentParallelism;
            context.AssignSplit(new InMemoryRange((int)(length * subtask / readers), (int)(length * (subtask + 1) / readers)), subtask);
            context.SignalNoMoreSplits(subtask);
            return ValueTask.CompletedTask;
        }

        public ValueTask AddSplitsBackAsync(IReadOnlyList<InMemoryRange> splits, int subtask) => ValueTask.CompletedTask;

        public List<InMemoryRange> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Reader(T[] items) : ISourceReader<T, InMemoryRange>
    {
        private readonly TaskCompletionSource _ready = new();
        private int _position;
        private int _end = -1;

        public void Start()
        {
        }

        public InputStatus PollNext(ISourceOutput<T> output, int maxRecords)
        {
            if (_end < 0)
            {
                return InputStatus.NothingAvailable;
            }

            Marks.Begin();
            int end = Math.Min(_end, _position + maxRecords);
            for (int i = _position; i < end; i++)
            {
                output.Collect(items[i]);
            }

            _position = end;
            return end == _end ? InputStatus.EndOfInput : InputStatus.MoreAvailable;
        }

        public ValueTask WaitForDataAsync() => new(_ready.Task);

        public void AddSplits(IReadOnlyList<InMemoryRange> splits)
        {
            (_position, _end) = (splits[0].From, splits[0].To);
            _ready.TrySetResult();
        }

        public void NotifyNoMoreSplits()
        {
        }

        public IReadOnlyList<InMemoryRange> SnapshotState(long checkpointId) => [new(_position, _end)];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A range of an array.</summary>
public sealed record InMemoryRange(int From, int To);

/// <summary>The arrays of this process that sources read.</summary>
internal static class InMemoryArrays
{
    private static readonly Dictionary<string, Array> Arrays = [];

    public static void Put<T>(string name, T[] items) => Arrays[name] = items;

    public static T[] Find<T>(string name) => (T[])Arrays[name];
}
