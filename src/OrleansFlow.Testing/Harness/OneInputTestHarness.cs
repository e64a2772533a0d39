using OrleansFlow.Tasks.Network;
using OrleansFlow.Testing.Running;

namespace OrleansFlow.Testing;

/// <summary>Operators with one input, on the thread of a test (OneInputStreamOperatorTestHarness, KeyedOneInputStreamOperatorTestHarness).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public sealed class OneInputTestHarness<TIn, TOut> : OperatorTestHarness<TOut>
{
    internal OneInputTestHarness(HarnessProgram program, HarnessPlan plan, TestHarnessOptions options)
        : base(program, plan, options)
    {
    }

    /// <summary>Processes a record without a timestamp.</summary>
    /// <param name="value">The record.</param>
    public void ProcessElement(TIn value) => Inner.Put(0, value, Timestamps.None);

    /// <summary>Processes a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp in ms.</param>
    public void ProcessElement(TIn value, long timestamp) => Inner.Put(0, value, timestamp);

    /// <summary>Processes records without timestamps.</summary>
    /// <param name="values">The records.</param>
    public void ProcessElements(params IEnumerable<TIn> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (TIn value in values)
        {
            ProcessElement(value);
        }
    }

    /// <summary>Processes a watermark.</summary>
    /// <param name="watermark">Its time in ms; one that is not higher than the last changes nothing.</param>
    public void ProcessWatermark(long watermark) => Inner.Put<TIn>(0, new WatermarkEvent(watermark));

    /// <summary>The input becomes idle, or active again.</summary>
    /// <param name="idle">Whether it is idle.</param>
    public void ProcessWatermarkStatus(bool idle) => Inner.Put<TIn>(0, new WatermarkStatusEvent(idle));

    /// <inheritdoc />
    public override void EndInput() => End<TIn>(0);
}
