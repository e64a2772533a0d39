using OrleansFlow.Sources;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Visits in the order of their times; reader i of n gives every n-th of them from the i-th on.</summary>
internal sealed class VisitSource(long count, int users) : ISource<Visit, VisitShare, List<VisitShare>>
{
    public Boundedness Boundedness => Boundedness.Bounded;

    public ISplitEnumerator<VisitShare, List<VisitShare>> CreateEnumerator(ISplitEnumeratorContext<VisitShare> context, EnumeratorCheckpoint<List<VisitShare>>? checkpoint) =>
        new Enumerator(context);

    public ISourceReader<Visit, VisitShare> CreateReader(ISourceReaderContext context) => new Reader(count, users);

    private sealed class Enumerator(ISplitEnumeratorContext<VisitShare> context) : ISplitEnumerator<VisitShare, List<VisitShare>>
    {
        public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask HandleSplitRequestAsync(int subtask) => ValueTask.CompletedTask;

        public ValueTask AddReaderAsync(int subtask)
        {
            context.AssignSplit(new VisitShare(subtask, context.CurrentParallelism), subtask);
            context.SignalNoMoreSplits(subtask);
            return ValueTask.CompletedTask;
        }

        public ValueTask AddSplitsBackAsync(IReadOnlyList<VisitShare> splits, int subtask) => ValueTask.CompletedTask;

        public List<VisitShare> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Reader(long count, int users) : ISourceReader<Visit, VisitShare>
    {
        private readonly TaskCompletionSource _ready = new();
        private VisitShare? _share;
        private long _next;

        public void Start()
        {
        }

        public InputStatus PollNext(ISourceOutput<Visit> output, int maxRecords)
        {
            if (_share is null)
            {
                return InputStatus.NothingAvailable;
            }

            Marks.Begin();
            long step = _share.Step;
            long end = Math.Min(count, _next + (maxRecords * step));
            for (; _next < end; _next += step)
            {
                output.Collect(Visit.At(_next, users), Visit.TimeOf(_next));
            }

            output.EmitWatermark(Visit.TimeOf(_next - step) - 1);
            return _next >= count ? InputStatus.EndOfInput : InputStatus.MoreAvailable;
        }

        public ValueTask WaitForDataAsync() => new(_ready.Task);

        public void AddSplits(IReadOnlyList<VisitShare> splits)
        {
            _share = splits[0];
            _next = _share.First;
            _ready.TrySetResult();
        }

        public void NotifyNoMoreSplits()
        {
        }

        public IReadOnlyList<VisitShare> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>Every n-th visit from one on.</summary>
public sealed record VisitShare(long First, long Step);
