using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>
/// Gives records timestamps and the stream watermarks (org.apache.flink.streaming.runtime.operators.TimestampsAndWatermarksOperator).
/// Watermarks and statuses that come from before it end here, but for the last one.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class TimestampsAndWatermarksOperator<T> : OneInputOperator<T, T>
{
    private readonly Func<T, long, long>? _assigner;
    private readonly WatermarkContext _context;
    private readonly IWatermarkGenerator<T> _generator;
    private readonly IWatermarkOutput _watermarks;

    public TimestampsAndWatermarksOperator(OperatorScope scope, OperatorOutputs<T> outputs, WatermarkStrategy<T> strategy, WatermarkContext context)
        : base(scope, outputs)
    {
        _assigner = strategy.TimestampAssigner;
        _context = context;
        _generator = strategy.CreateGenerator(context);
        _watermarks = new WatermarkMultiplexer(Signals).Add();
    }

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        _context.Start(EmitPeriodically);
    }

    public override void Collect(T value, long timestamp)
    {
        Chain.Current = Position;
        if (_assigner is not null)
        {
            timestamp = _assigner(value, timestamp);
            if (timestamp == Timestamps.None)
            {
                throw EventTimeErrors.NotATimestamp(Scope.Name);
            }
        }

        Out.Collect(value, timestamp);
        Chain.Current = Position;
        _generator.OnEvent(value, timestamp, _watermarks);
    }

    public override void EmitWatermark(long watermark)
    {
        if (watermark == Timestamps.MaxWatermark)
        {
            _watermarks.EmitWatermark(watermark);
        }
    }

    public override void EmitStatus(bool idle)
    {
    }

    public override ValueTask FinishAsync()
    {
        EmitPeriodically();
        return base.FinishAsync();
    }

    private void EmitPeriodically()
    {
        Chain.Current = Position;
        _generator.OnPeriodicEmit(_watermarks);
    }
}
