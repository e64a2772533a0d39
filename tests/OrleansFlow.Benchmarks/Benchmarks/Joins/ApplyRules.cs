using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Benchmarks.Benchmarks.Joins;

/// <summary>Applies a rule to each number. Numbers that come before the last rule wait for it, since nothing says which stream comes first.</summary>
internal sealed class ApplyRules : BroadcastProcessFunction<long, long, long>
{
    public const string StateName = "rules";

    private static readonly MapStateDescriptor<long, long> s_rules = new(StateName);
    private readonly List<long> _waiting = [];
    private bool _isComplete;

    public static long FactorOf(long rule) => (rule * 2) + 1;

    public override void ProcessElement(long value, IReadOnlyBroadcastContext context, ICollector<long> output)
    {
        if (_isComplete)
        {
            context.GetBroadcastState(s_rules).TryGet(value % BroadcastBenchmark.Rules, out long factor);
            output.Collect(value * factor);
        }
        else
        {
            _waiting.Add(value);
        }
    }

    public override void ProcessBroadcastElement(long value, IBroadcastContext context, ICollector<long> output)
    {
        IBroadcastState<long, long> rules = context.GetBroadcastState(s_rules);
        rules.Put(value, FactorOf(value));
        if (value == BroadcastBenchmark.Rules - 1)
        {
            _isComplete = true;
            foreach (long waiting in _waiting)
            {
                output.Collect(waiting * rules.Get(waiting % BroadcastBenchmark.Rules));
            }

            _waiting.Clear();
        }
    }
}
