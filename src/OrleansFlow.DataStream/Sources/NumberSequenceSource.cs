using System.Buffers;
using System.Numerics;

namespace OrleansFlow.Sources;

/// <summary>The numbers of a range, divided among the subtasks (org.apache.flink.api.connector.source.lib.NumberSequenceSource).</summary>
public sealed class NumberSequenceSource : ISource<long, NumberSequenceSplit, List<NumberSequenceSplit>>
{
    /// <summary>Creates the source.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last number, included; below <paramref name="from"/> there are none.</param>
    public NumberSequenceSource(long from, long to)
    {
        From = from;
        To = to;
    }

    /// <summary>The first number.</summary>
    public long From { get; }

    /// <summary>The last number.</summary>
    public long To { get; }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.Bounded;

    /// <inheritdoc />
    public ISplitEnumerator<NumberSequenceSplit, List<NumberSequenceSplit>> CreateEnumerator(
        ISplitEnumeratorContext<NumberSequenceSplit> context, EnumeratorCheckpoint<List<NumberSequenceSplit>>? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SplitQueueEnumerator<NumberSequenceSplit>(context, _ => new(Divide(context.CurrentParallelism)), checkpoint?.State);
    }

    /// <inheritdoc />
    public ISourceReader<long, NumberSequenceSplit> CreateReader(ISourceReaderContext context) => new Reader(context);

    private IReadOnlyList<NumberSequenceSplit> Divide(int parts)
    {
        Int128 count = Int128.Max((Int128)To - From + 1, 0);
        return [.. Enumerable.Range(0, parts)
            .Select(i => (Start: From + (count * i / parts), End: From + (count * (i + 1) / parts) - 1))
            .Where(range => range.Start <= range.End)
            .Select(range => new NumberSequenceSplit((long)range.Start, (long)range.End))];
    }

    private sealed class Reader(ISourceReaderContext context) : SequentialSourceReader<long, NumberSequenceSplit>(context)
    {
        private long _next;
        private long _last;

        protected override void Open(NumberSequenceSplit split) => (_next, _last) = (split.Next, split.Last);

        protected override InputStatus PollSplit(ISourceOutput<long> output, int maxRecords)
        {
            // Counted, not compared: the last number may be the largest there is.
            ulong left = (ulong)_last - (ulong)_next + 1;
            int count = left - 1 >= (ulong)maxRecords ? maxRecords : (int)left;
            long number = _next;
            if (output is IBufferWriter<long> buffer)
            {
                // A task takes many records at once as well.
                Fill(buffer.GetSpan(count)[..count], number);
                buffer.Advance(count);
                number += count;
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    output.Collect(number++);
                }
            }

            _next = number;
            return left - 1 < (ulong)maxRecords ? InputStatus.EndOfInput : InputStatus.MoreAvailable;
        }

        private static void Fill(Span<long> numbers, long first)
        {
            int width = Vector<long>.Count;
            Vector<long> some = Vector.CreateSequence(first, 1L);
            Vector<long> step = new(width);
            int i = 0;
            for (; i <= numbers.Length - width; i += width)
            {
                some.CopyTo(numbers[i..]);
                some += step;
            }

            for (; i < numbers.Length; i++)
            {
                numbers[i] = first + i;
            }
        }

        protected override NumberSequenceSplit SnapshotSplit() => new(_next, _last);
    }
}

/// <summary>A part of a sequence.</summary>
/// <param name="Next">The next number.</param>
/// <param name="Last">The last number, included.</param>
public sealed record NumberSequenceSplit(long Next, long Last);
