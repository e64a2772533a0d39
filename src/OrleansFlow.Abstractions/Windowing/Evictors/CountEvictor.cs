using System.Globalization;

namespace OrleansFlow.Windowing;

/// <summary>Keeps the newest elements up to a number (org.apache.flink.streaming.api.windowing.evictors.CountEvictor).</summary>
public sealed class CountEvictor : Evictor
{
    private readonly long _maxCount;

    private CountEvictor(long maxCount, bool doEvictAfter)
        : base(doEvictAfter) =>
        _maxCount = maxCount >= 0
            ? maxCount
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"CountEvictor cannot keep {maxCount} elements: it must be at least 0."));

    /// <summary>Creates the evictor.</summary>
    /// <param name="maxCount">How many elements are kept; at least 0.</param>
    /// <param name="doEvictAfter">Whether it works after the function, else before it.</param>
    /// <exception cref="JobSubmissionException">The number is negative.</exception>
    public static CountEvictor Of(long maxCount, bool doEvictAfter = false) => new(maxCount, doEvictAfter);

    /// <inheritdoc />
    public override void Evict<T>(List<TimestampedValue<T>> elements, IEvictorContext context)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Count > _maxCount)
        {
            elements.RemoveRange(0, (int)(elements.Count - _maxCount));
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CountEvictor({_maxCount})");
}
