using OrleansFlow.Accumulators;
using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Samples.FraudDetector;

/// <summary>
/// Applies all rules to each account. Rules are broadcast: every subtask keeps all of them. A transaction waits for the watermark,
/// which is the lesser one of both streams: then all transactions before it and all rules that hold at its time are there, so that
/// the alerts do not depend on which stream was faster.
/// </summary>
public sealed class ApplyRules : KeyedBroadcastProcessFunction<string, Transaction, Rule, Alert>
{
    /// <summary>Name of the accumulator that counts transactions.</summary>
    public const string Transactions = "transactions";

    /// <summary>Name of the accumulator that counts alerts.</summary>
    public const string Alerts = "alerts";

    private static readonly MapStateDescriptor<long, long> s_paid = new("paid");

    [NonSerialized]
    private IMapState<long, long>? _paid;

    [NonSerialized]
    private LongCounter? _transactions;

    [NonSerialized]
    private LongCounter? _alerts;

    /// <summary>The rules by name, each with all that it was, from the newest to the oldest.</summary>
    public static MapStateDescriptor<string, List<Rule>> Rules { get; } = new("rules");

    /// <inheritdoc />
    public override void Open(OpenContext context)
    {
        _paid = RuntimeContext.GetMapState(s_paid);
        _transactions = RuntimeContext.GetLongCounter(Transactions);
        _alerts = RuntimeContext.GetLongCounter(Alerts);
    }

    /// <inheritdoc />
    public override void ProcessBroadcastElement(Rule value, IKeyedBroadcastContext<string> context, ICollector<Alert> output)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(context);
        IBroadcastState<string, List<Rule>> rules = context.GetBroadcastState(Rules);
        List<Rule> versions = rules.TryGet(value.Name, out List<Rule>? known) ? known : [];
        rules.Put(value.Name, [.. versions.Append(value).OrderByDescending(static rule => rule.From)]);
    }

    /// <inheritdoc />
    public override void ProcessElement(Transaction value, IKeyedReadOnlyBroadcastContext<string> context, ICollector<Alert> output)
    {
        ArgumentNullException.ThrowIfNull(context);
        _transactions!.Count++;
        _paid!.Put(value.Time, _paid.Get(value.Time) + value.Amount);
        context.TimerService.RegisterEventTimeTimer(value.Time);
    }

    /// <inheritdoc />
    public override void OnTimer(long timestamp, IKeyedBroadcastOnTimerContext<string> context, ICollector<Alert> output)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_paid!.Contains(timestamp))
        {
            foreach ((string name, List<Rule> versions) in context.GetBroadcastState(Rules).Entries)
            {
                if (versions.Find(rule => rule.From <= timestamp) is { Within: > 0 } rule && SumOf(timestamp - rule.Within, timestamp) is long sum && sum > rule.Limit)
                {
                    output.Collect(new Alert(context.CurrentKey, timestamp, name, sum));
                    _alerts!.Count++;
                }
            }

            context.TimerService.RegisterEventTimeTimer(timestamp + Rule.Longest);
        }

        // What no rule can look at any more goes.
        _paid.Remove(timestamp - Rule.Longest);
    }

    private long SumOf(long after, long until)
    {
        long sum = 0;
        foreach ((long time, long amount) in _paid!.Entries)
        {
            sum += time > after && time <= until ? amount : 0;
        }

        return sum;
    }
}
