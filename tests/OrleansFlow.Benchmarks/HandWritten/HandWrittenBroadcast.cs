using OrleansFlow.Benchmarks.Benchmarks.Joins;

namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>A dictionary of rules, one of which is read for each number.</summary>
internal static class HandWrittenBroadcast
{
    public static long Apply(long numbers)
    {
        var rules = new Dictionary<long, long>();
        for (long rule = 0; rule < BroadcastBenchmark.Rules; rule++)
        {
            rules[rule] = ApplyRules.FactorOf(rule);
        }

        long sum = 0;
        for (long number = 0; number < numbers; number++)
        {
            rules.TryGetValue(number % BroadcastBenchmark.Rules, out long factor);
            sum += number * factor;
        }

        return sum;
    }
}
