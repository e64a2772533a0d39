using OrleansFlow.Testing.Running;

namespace OrleansFlow.Testing;

/// <summary>
/// Makes harnesses: operators written with the DataStream API that run on the thread of a test, with a clock that the test moves
/// (the role of Flink's OneInputStreamOperatorTestHarness and its relatives). They are run by the very code that runs them in a
/// cluster; only the channels, the clock and the scheduler are the test's.
/// </summary>
/// <example>
/// <code>
/// using var harness = OperatorTestHarness.Create((DataStream&lt;Click&gt; clicks) => clicks
///     .KeyBy(click => click.User)
///     .Window(TumblingEventTimeWindows.Of(TimeSpan.FromSeconds(10)))
///     .Reduce((left, right) => left with { Count = left.Count + right.Count }));
/// harness.ProcessElement(new Click("a", 1), timestamp: 2_000);
/// harness.ProcessWatermark(9_999);
/// Assert.Equal([new Click("a", 1)], harness.Values);
/// </code>
/// </example>
public static class OperatorTestHarness
{
    /// <summary>Runs operators with one input.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="program">Writes the operators down: from the input to the main output. They must be one task: no KeyBy behind an operator.</param>
    /// <param name="options">How they run; default: one subtask, from the beginning.</param>
    /// <exception cref="ArgumentException">The program is not one task.</exception>
    /// <exception cref="OrleansFlowException">The snapshots to restore from do not fit.</exception>
    public static OneInputTestHarness<TIn, TOut> Create<TIn, TOut>(Func<DataStream<TIn>, DataStream<TOut>> program, TestHarnessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new TestHarnessOptions();
        var harness = new HarnessProgram(options);
        return new OneInputTestHarness<TIn, TOut>(harness, harness.Plan(program(harness.AddInput<TIn>())), options);
    }

    /// <summary>Runs operators with two inputs.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="program">Writes the operators down: from the inputs to the main output. They must be one task.</param>
    /// <param name="options">How they run; default: one subtask, from the beginning.</param>
    /// <exception cref="ArgumentException">The program is not one task.</exception>
    /// <exception cref="OrleansFlowException">The snapshots to restore from do not fit.</exception>
    public static TwoInputTestHarness<TIn1, TIn2, TOut> Create<TIn1, TIn2, TOut>(
        Func<DataStream<TIn1>, DataStream<TIn2>, DataStream<TOut>> program, TestHarnessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new TestHarnessOptions();
        var harness = new HarnessProgram(options);
        return new TwoInputTestHarness<TIn1, TIn2, TOut>(harness, harness.Plan(program(harness.AddInput<TIn1>(), harness.AddInput<TIn2>())), options);
    }
}
