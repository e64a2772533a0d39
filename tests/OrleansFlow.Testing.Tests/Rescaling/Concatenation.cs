using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>Keeps the values in their order, so that nothing that goes astray is overlooked.</summary>
internal class Concatenation : IAggregateFunction<Reading, string, string>
{
    public string CreateAccumulator() => "";

    public string Add(Reading value, string accumulator) => $"{accumulator} {value.Value}";

    public string GetResult(string accumulator) => accumulator;

    public string Merge(string left, string right) => left + right;
}

/// <summary>A sum, whose parts may be added up in any order.</summary>
internal sealed class MergeableSum : IMergeableAggregateFunction<Reading, long, long>
{
    public long CreateAccumulator() => 0;

    public long Add(Reading value, long accumulator) => accumulator + value.Value;

    public long GetResult(long accumulator) => accumulator;

    public long Merge(long left, long right) => left + right;
}

/// <summary>Counts by key, and by window, how often it was called.</summary>
internal sealed class Counting : ProcessWindowFunction<string, string, string, TimeWindow>
{
    private static readonly State.ValueStateDescriptor<int> Calls = new("calls");

    public override void Process(string key, IProcessWindowContext<TimeWindow> context, IEnumerable<string> elements, ICollector<string> output)
    {
        int ofKey = ++context.GlobalState.GetState(Calls).Value;
        int ofWindow = ++context.WindowState.GetState(Calls).Value;
        output.Collect($"{key} {context.Window} {ofKey} {ofWindow}:{elements.Single()}");
    }

    public override void Clear(IProcessWindowContext<TimeWindow> context) => context.WindowState.GetState(Calls).Clear();
}
