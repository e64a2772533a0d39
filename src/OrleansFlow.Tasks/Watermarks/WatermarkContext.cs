using OrleansFlow.Configuration;
using OrleansFlow.Metrics;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Timers;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Watermarks;

/// <summary>What an operator's watermark generators use, and what asks them for watermarks.</summary>
/// <param name="scope">The operator.</param>
/// <param name="interval">How often they are asked; zero for never.</param>
internal sealed class WatermarkContext(OperatorScope scope, TimeSpan interval) : IWatermarkGeneratorContext
{
    public IMetricGroup Metrics => scope.Context.Metrics;

    public long InputActivityTime => Now - scope.Chain.Mailbox.Times.Read().BackPressured;

    private long Now => scope.Context.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The context of an operator, with the job's interval.</summary>
    public static WatermarkContext Of(OperatorScope scope, IReadOnlyDictionary<string, string> configuration) =>
        new(scope, new JobConfiguration(configuration).Get(PipelineOptions.AutoWatermarkInterval));

    /// <summary>Begins to ask.</summary>
    /// <param name="emit">Asks the generators.</param>
    public void Start(Action emit)
    {
        if (interval > TimeSpan.Zero)
        {
            Repeat(interval, emit);
        }
    }

    /// <summary>Does something at intervals until the operator ends.</summary>
    /// <param name="period">How long an interval is.</param>
    /// <param name="action">What to do.</param>
    public void Repeat(TimeSpan period, Action action)
    {
        ProcessingTimeAlarm alarm = null!;
        alarm = scope.Timers.CreateAlarm(_ =>
        {
            action();
            Set();
        });
        Set();

        // An alarm rings one millisecond after its time.
        void Set() => alarm.Set(Now + Math.Max(0, (long)period.TotalMilliseconds - 1));
    }
}
