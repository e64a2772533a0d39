using OrleansFlow.Tasks.Network;
using OrleansFlow.Testing.Running;

namespace OrleansFlow.Testing;

/// <summary>
/// Operators with two inputs, on the thread of a test (TwoInputStreamOperatorTestHarness, KeyedTwoInputStreamOperatorTestHarness;
/// BroadcastOperatorTestHarness, where the second input is the broadcast one).
/// </summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public sealed class TwoInputTestHarness<TIn1, TIn2, TOut> : OperatorTestHarness<TOut>
{
    internal TwoInputTestHarness(HarnessProgram program, HarnessPlan plan, TestHarnessOptions options)
        : base(program, plan, options)
    {
    }

    /// <summary>Processes a record of the first input, without a timestamp.</summary>
    /// <param name="value">The record.</param>
    public void ProcessElement1(TIn1 value) => Inner.Put(0, value, Timestamps.None);

    /// <summary>Processes a record of the first input.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp in ms.</param>
    public void ProcessElement1(TIn1 value, long timestamp) => Inner.Put(0, value, timestamp);

    /// <summary>Processes a record of the second input, without a timestamp.</summary>
    /// <param name="value">The record.</param>
    public void ProcessElement2(TIn2 value) => Inner.Put(1, value, Timestamps.None);

    /// <summary>Processes a record of the second input.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp in ms.</param>
    public void ProcessElement2(TIn2 value, long timestamp) => Inner.Put(1, value, timestamp);

    /// <summary>Processes a watermark of the first input.</summary>
    /// <param name="watermark">Its time in ms.</param>
    public void ProcessWatermark1(long watermark) => Inner.Put<TIn1>(0, new WatermarkEvent(watermark));

    /// <summary>Processes a watermark of the second input.</summary>
    /// <param name="watermark">Its time in ms.</param>
    public void ProcessWatermark2(long watermark) => Inner.Put<TIn2>(1, new WatermarkEvent(watermark));

    /// <summary>Processes a watermark of both inputs (processBothWatermarks).</summary>
    /// <param name="watermark">Its time in ms.</param>
    public void ProcessBothWatermarks(long watermark)
    {
        ProcessWatermark1(watermark);
        ProcessWatermark2(watermark);
    }

    /// <summary>The first input becomes idle, or active again.</summary>
    /// <param name="idle">Whether it is idle.</param>
    public void ProcessWatermarkStatus1(bool idle) => Inner.Put<TIn1>(0, new WatermarkStatusEvent(idle));

    /// <summary>The second input becomes idle, or active again.</summary>
    /// <param name="idle">Whether it is idle.</param>
    public void ProcessWatermarkStatus2(bool idle) => Inner.Put<TIn2>(1, new WatermarkStatusEvent(idle));

    /// <summary>Ends the first input, with a last watermark.</summary>
    public void EndInput1() => End<TIn1>(0);

    /// <summary>Ends the second input, with a last watermark.</summary>
    public void EndInput2() => End<TIn2>(1);

    /// <inheritdoc />
    public override void EndInput()
    {
        EndInput1();
        EndInput2();
    }
}
