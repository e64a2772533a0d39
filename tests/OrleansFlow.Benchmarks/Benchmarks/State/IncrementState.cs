using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Benchmarks.Benchmarks.State;

/// <summary>Counts the records of each key in a value of state.</summary>
internal sealed class IncrementState : KeyedProcessFunction<long, long, long>
{
    private IValueState<long> _count = null!;

    public override void Open(OpenContext context) => _count = RuntimeContext.GetState(new ValueStateDescriptor<long>("count"));

    public override void ProcessElement(long value, IKeyedProcessContext<long> context, ICollector<long> output)
    {
        long count = _count.Value + 1;
        _count.Value = count;
        output.Collect(count);
    }
}
