using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Joins;

/// <summary>What the function of an interval join sees beside a pair.</summary>
/// <param name="sides">Writes to side outputs.</param>
internal sealed class IntervalJoinContext(ProcessContext sides) : IProcessJoinContext
{
    public long LeftTimestamp { get; private set; }

    public long RightTimestamp { get; private set; }

    public long Timestamp { get; private set; }

    /// <summary>A pair is processed.</summary>
    /// <returns>The timestamp of the results.</returns>
    public long Begin(long left, long right)
    {
        LeftTimestamp = left;
        RightTimestamp = right;
        Timestamp = Math.Max(left, right);
        sides.Begin(Timestamp);
        return Timestamp;
    }

    public void Output<T>(OutputTag<T> tag, T value) => sides.Output(tag, value);
}
