using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Testing;

/// <summary>Harnesses of single functions (org.apache.flink.streaming.util.ProcessFunctionTestHarnesses).</summary>
public static class ProcessFunctionTestHarnesses
{
    /// <summary>A process function on a stream without keys.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="options">How it runs.</param>
    public static OneInputTestHarness<TIn, TOut> ForProcessFunction<TIn, TOut>(ProcessFunction<TIn, TOut> function, TestHarnessOptions? options = null) =>
        OperatorTestHarness.Create<TIn, TOut>(stream => stream.Process(function), options);

    /// <summary>A process function on a keyed stream.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="keySelector">Takes the key of a record.</param>
    /// <param name="options">How it runs.</param>
    public static OneInputTestHarness<TIn, TOut> ForKeyedProcessFunction<TKey, TIn, TOut>(
        KeyedProcessFunction<TKey, TIn, TOut> function, Func<TIn, TKey> keySelector, TestHarnessOptions? options = null)
        where TKey : notnull =>
        OperatorTestHarness.Create<TIn, TOut>(stream => stream.KeyBy(keySelector).Process(function), options);

    /// <summary>A process function on two connected streams.</summary>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="options">How it runs.</param>
    public static TwoInputTestHarness<TIn1, TIn2, TOut> ForCoProcessFunction<TIn1, TIn2, TOut>(
        CoProcessFunction<TIn1, TIn2, TOut> function, TestHarnessOptions? options = null) =>
        OperatorTestHarness.Create<TIn1, TIn2, TOut>((first, second) => first.Connect(second).Process(function), options);

    /// <summary>A process function on two connected keyed streams.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TIn1">Type of the first input.</typeparam>
    /// <typeparam name="TIn2">Type of the second input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="firstKeySelector">Takes the key of a record of the first input.</param>
    /// <param name="secondKeySelector">Takes the key of a record of the second input.</param>
    /// <param name="options">How it runs.</param>
    public static TwoInputTestHarness<TIn1, TIn2, TOut> ForKeyedCoProcessFunction<TKey, TIn1, TIn2, TOut>(
        KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> function, Func<TIn1, TKey> firstKeySelector, Func<TIn2, TKey> secondKeySelector, TestHarnessOptions? options = null)
        where TKey : notnull =>
        OperatorTestHarness.Create<TIn1, TIn2, TOut>((first, second) => first.KeyBy(firstKeySelector).Connect(second.KeyBy(secondKeySelector)).Process(function), options);

    /// <summary>A function on a stream without keys and a broadcast one, which is the second input.</summary>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TBroadcast">Type of the broadcast input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="states">The broadcast states.</param>
    /// <param name="options">How it runs.</param>
    public static TwoInputTestHarness<TIn, TBroadcast, TOut> ForBroadcastProcessFunction<TIn, TBroadcast, TOut>(
        BroadcastProcessFunction<TIn, TBroadcast, TOut> function, IReadOnlyList<IMapStateDescriptor> states, TestHarnessOptions? options = null) =>
        OperatorTestHarness.Create<TIn, TBroadcast, TOut>((stream, broadcast) => stream.Connect(broadcast.Broadcast([.. states])).Process(function), options);

    /// <summary>A function on a keyed stream and a broadcast one, which is the second input.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="TIn">Type of the input.</typeparam>
    /// <typeparam name="TBroadcast">Type of the broadcast input.</typeparam>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="keySelector">Takes the key of a record.</param>
    /// <param name="states">The broadcast states.</param>
    /// <param name="options">How it runs.</param>
    public static TwoInputTestHarness<TIn, TBroadcast, TOut> ForKeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut>(
        KeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut> function, Func<TIn, TKey> keySelector, IReadOnlyList<IMapStateDescriptor> states, TestHarnessOptions? options = null)
        where TKey : notnull =>
        OperatorTestHarness.Create<TIn, TBroadcast, TOut>((stream, broadcast) => stream.KeyBy(keySelector).Connect(broadcast.Broadcast([.. states])).Process(function), options);
}
