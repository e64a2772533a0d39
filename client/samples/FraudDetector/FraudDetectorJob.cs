using OrleansFlow.Sinks;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Samples.FraudDetector;

/// <summary>The program: transactions, somewhat out of order, and rules that change while it runs → broken rules → lines of files.</summary>
public static class FraudDetectorJob
{
    /// <summary>By how much transactions and rules may be out of order.</summary>
    public static TimeSpan OutOfOrderness { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Writes the program down.</summary>
    /// <param name="environment">Where it will run.</param>
    /// <param name="input">A file of transactions, or a directory of files whose names are in the order of their times.</param>
    /// <param name="rules">A file of rules.</param>
    /// <param name="output">The directory for the alerts: lines of account, time, rule and sum.</param>
    public static void Define(StreamExecutionEnvironment environment, string input, string rules, string output)
    {
        ArgumentNullException.ThrowIfNull(environment);
        DataStream<Rule> allRules = environment.ReadTextFile(Path.GetFullPath(rules))
            .Map(Rule.Parse).Name("Parse rules")
            .AssignTimestampsAndWatermarks(WatermarkStrategy<Rule>.ForBoundedOutOfOrderness(OutOfOrderness).WithTimestampAssigner(static rule => rule.From));

        environment.ReadTextFile(Path.GetFullPath(input))
            .Map(Transaction.Parse).Name("Parse transactions")
            .AssignTimestampsAndWatermarks(WatermarkStrategy<Transaction>.ForBoundedOutOfOrderness(OutOfOrderness).WithTimestampAssigner(static transaction => transaction.Time))
            .KeyBy(static transaction => transaction.Account)
            .Connect(allRules.Broadcast(ApplyRules.Rules))
            .Process(new ApplyRules()).Name("Apply rules")
            .SinkTo(new TextFileSink<Alert>(Path.GetFullPath(output), static alert => $"{alert.Account},{alert.Time},{alert.Rule},{alert.Sum}"))
            .Name("Alerts");
    }
}
