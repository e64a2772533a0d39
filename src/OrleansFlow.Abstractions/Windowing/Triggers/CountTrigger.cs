using System.Globalization;
using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>Fires whenever a window has got a number of elements since it fired last (org.apache.flink.streaming.api.windowing.triggers.CountTrigger).</summary>
public sealed class CountTrigger : Trigger
{
    private readonly ReducingStateDescriptor<long> _count = new("count", static (left, right) => left + right);
    private readonly long _maxCount;

    private CountTrigger(long maxCount) => _maxCount = maxCount >= 1
        ? maxCount
        : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"CountTrigger cannot fire every {maxCount} elements: it must be at least 1."));

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    /// <param name="maxCount">How many elements it takes to fire; at least 1.</param>
    /// <exception cref="JobSubmissionException">The number is less than 1.</exception>
    public static CountTrigger Of(long maxCount) => new(maxCount);

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReducingState<long> count = context.GetPartitionedState(_count);
        count.Add(1);
        if (count.Get() < _maxCount)
        {
            return TriggerResult.Continue;
        }

        count.Clear();
        return TriggerResult.Fire;
    }

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.MergePartitionedState(_count);
    }

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.GetPartitionedState(_count).Clear();
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CountTrigger({_maxCount})");
}
