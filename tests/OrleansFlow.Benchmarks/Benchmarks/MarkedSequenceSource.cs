using System.Buffers;
using OrleansFlow.Sources;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>The numbers from 0 on, divided among the readers; marks when they begin to flow.</summary>
internal sealed class MarkedSequenceSource(long count) : ISource<long, NumberRange, List<NumberRange>>
{
    public Boundedness Boundedness => Boundedness.Bounded;

    public ISplitEnumerator<NumberRange, List<NumberRange>> CreateEnumerator(
        ISplitEnumeratorContext<NumberRange> context, EnumeratorCheckpoint<List<NumberRange>>? checkpoint) => new Enumerator(context, count);

    public ISourceReader<long, NumberRange> CreateReader(ISourceReaderContext context) => new Reader();

    private sealed class Enumerator(ISplitEnumeratorContext<NumberRange> context, long count) : ISplitEnumerator<NumberRange, List<NumberRange>>
    {
        public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask HandleSplitRequestAsync(int subtask) => ValueTask.CompletedTask;

        public ValueTask AddReaderAsync(int subtask)
        {
            long readers = context.CurrentParallelism;
            context.AssignSplit(new NumberRange(count * subtask / readers, count * (subtask + 1) / readers), subtask);
            context.SignalNoMoreSplits(subtask);
            return ValueTask.CompletedTask;
        }

        public ValueTask AddSplitsBackAsync(IReadOnlyList<NumberRange> splits, int subtask) => ValueTask.CompletedTask;

        public List<NumberRange> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Reader : ISourceReader<long, NumberRange>
    {
        private readonly TaskCompletionSource _ready = new();
        private long _position;
        private long _end = -1;

        public void Start()
        {
        }

        public InputStatus PollNext(ISourceOutput<long> output, int maxRecords)
        {
            if (_end < 0)
            {
                return InputStatus.NothingAvailable;
            }

            Marks.Begin();
            long end = Math.Min(_end, _position + maxRecords);
            if (output is IBufferWriter<long> buffer)
            {
                // As NumberSequenceSource does: the task takes many records at once.
                long first = _position;
                int count = (int)(end - first);
                Span<long> numbers = buffer.GetSpan(count)[..count];
                for (int i = 0; i < numbers.Length; i++)
                {
                    numbers[i] = first + i;
                }

                buffer.Advance(count);
            }
            else
            {
                for (long i = _position; i < end; i++)
                {
                    output.Collect(i);
                }
            }

            _position = end;
            return end == _end ? InputStatus.EndOfInput : InputStatus.MoreAvailable;
        }

        public ValueTask WaitForDataAsync() => new(_ready.Task);

        public void AddSplits(IReadOnlyList<NumberRange> splits)
        {
            (_position, _end) = (splits[0].From, splits[0].To);
            _ready.TrySetResult();
        }

        public void NotifyNoMoreSplits()
        {
        }

        public IReadOnlyList<NumberRange> SnapshotState(long checkpointId) => [new(_position, _end)];

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>Numbers from the first, included, to the second, excluded.</summary>
public sealed record NumberRange(long From, long To);
