namespace OrleansFlow.Watermarks;

/// <summary>
/// How the records of a stream get timestamps, and the stream watermarks (org.apache.flink.api.common.eventtime.WatermarkStrategy).
/// Strategies do not change: each method gives a new one.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed record WatermarkStrategy<T>
{
    private readonly Func<IWatermarkGeneratorContext, IWatermarkGenerator<T>> _generator;

    private WatermarkStrategy(Func<IWatermarkGeneratorContext, IWatermarkGenerator<T>> generator) => _generator = generator;

    /// <summary>Takes the timestamp of a record, from it and the timestamp it has (<see cref="Timestamps.None"/> for none); null if records keep theirs.</summary>
    public Func<T, long, long>? TimestampAssigner { get; private init; }

    /// <summary>After how long without records a stream, or a split of a source, is idle; null for never.</summary>
    public TimeSpan? Idleness { get; private init; }

    /// <summary>The group of sources that a source is kept together with; null for none.</summary>
    public WatermarkAlignment? Alignment { get; private init; }

    /// <summary>For timestamps that rise, in each split: the watermark is just below the greatest.</summary>
    public static WatermarkStrategy<T> ForMonotonousTimestamps() => ForBoundedOutOfOrderness(TimeSpan.Zero);

    /// <summary>For records that are late by no more than a time: the watermark follows the greatest timestamp at that distance.</summary>
    /// <param name="maxOutOfOrderness">How late records may be; not negative.</param>
    public static WatermarkStrategy<T> ForBoundedOutOfOrderness(TimeSpan maxOutOfOrderness)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxOutOfOrderness, TimeSpan.Zero);
        long delay = (long)maxOutOfOrderness.TotalMilliseconds;
        return new(_ => new BoundedOutOfOrdernessWatermarks<T>(delay));
    }

    /// <summary>With generators of one's own.</summary>
    /// <param name="generator">Makes one for each subtask, and for each split of a source.</param>
    public static WatermarkStrategy<T> ForGenerator(Func<IWatermarkGeneratorContext, IWatermarkGenerator<T>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new(generator);
    }

    /// <summary>Without watermarks.</summary>
    public static WatermarkStrategy<T> NoWatermarks() => new(static _ => new NoWatermarksGenerator<T>());

    /// <summary>Takes timestamps from the records.</summary>
    /// <param name="timestampOf">Takes the timestamp of a record, in milliseconds; not <see cref="long.MinValue"/>.</param>
    public WatermarkStrategy<T> WithTimestampAssigner(Func<T, long> timestampOf)
    {
        ArgumentNullException.ThrowIfNull(timestampOf);
        return this with { TimestampAssigner = (record, _) => timestampOf(record) };
    }

    /// <summary>Takes timestamps from the records and the timestamps that they have from their source.</summary>
    /// <param name="timestampOf">Takes the timestamp of a record, in milliseconds; its second argument is <see cref="Timestamps.None"/> if it has none yet.</param>
    public WatermarkStrategy<T> WithTimestampAssigner(Func<T, long, long> timestampOf)
    {
        ArgumentNullException.ThrowIfNull(timestampOf);
        return this with { TimestampAssigner = timestampOf };
    }

    /// <summary>Lets nobody wait for a stream, or a split, that has no records for a time. Time in which the subtask was held back does not count.</summary>
    /// <param name="idleTimeout">The time; more than 0.</param>
    public WatermarkStrategy<T> WithIdleness(TimeSpan idleTimeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(idleTimeout, TimeSpan.Zero);
        return this with { Idleness = idleTimeout };
    }

    /// <summary>
    /// Lets a source wait while it is too far ahead of others of its job. Only for sources: see <c>FromSource</c>. Splits of a
    /// source wait one by one, if its reader supports that (<see cref="Sources.ISourceReader{T,TSplit}.PauseOrResumeSplits"/>).
    /// </summary>
    /// <param name="group">Name of the group; all sources of the job that name it are kept together.</param>
    /// <param name="maxDrift">How far the watermark may be ahead of the least of the group; not negative.</param>
    /// <param name="updateInterval">How often the sources report and are compared; more than 0. One second if null.</param>
    public WatermarkStrategy<T> WithWatermarkAlignment(string group, TimeSpan maxDrift, TimeSpan? updateInterval = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDrift, TimeSpan.Zero);
        TimeSpan interval = updateInterval ?? TimeSpan.FromSeconds(1);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromMilliseconds(1), nameof(updateInterval));
        return this with { Alignment = new WatermarkAlignment(group, maxDrift, interval) };
    }

    /// <summary>Makes the generator of a subtask or split.</summary>
    /// <param name="context">What it may use.</param>
    public IWatermarkGenerator<T> CreateGenerator(IWatermarkGeneratorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IWatermarkGenerator<T> generator = _generator(context);
        return Idleness is { } idleness ? new WatermarksWithIdleness<T>(generator, (long)idleness.TotalMilliseconds, context) : generator;
    }
}
