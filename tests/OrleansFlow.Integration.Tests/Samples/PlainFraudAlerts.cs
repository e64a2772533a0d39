using System.Globalization;

namespace OrleansFlow.Integration.Tests.Samples;

/// <summary>What the sample FraudDetector computes, as plainly as possible: for each transaction, all rules over all transactions.</summary>
internal static class PlainFraudAlerts
{
    private const long Start = 1_700_000_000_000;

    /// <summary>Transactions of some accounts, out of order by less than five seconds.</summary>
    public static string[] RandomTransactions(Random random)
    {
        long now = Start;
        var lines = new List<string>();
        for (int i = 0; i < 5000; i++)
        {
            now += random.Next(4000);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{now - random.Next(5000)},account {random.Next(20)},{random.Next(1, 10_000)}"));
        }

        return [.. lines];
    }

    /// <summary>Rules that come, change and end during the transactions, in the order of their times.</summary>
    public static string[] RandomRules(Random random)
    {
        long now = Start - 10_000;
        var lines = new List<string>();
        for (int i = 0; i < 30; i++)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{now},rule {random.Next(5)},{random.Next(20_000, 100_000)},{(random.Next(4) == 0 ? 0 : random.Next(60_000, 3_600_000))}"));
            now += random.Next(1, 500_000);
        }

        return [.. lines];
    }

    public static string[] Of(string[] transactions, string[] rules)
    {
        (long From, string Name, long Limit, long Within)[] allRules = [.. rules.Select(static line => line.Split(',')).Select(static f => (Number(f[0]), f[1], Number(f[2]), Number(f[3])))];
        var alerts = new List<string>();
        foreach (var account in transactions.Select(static line => line.Split(',')).Select(static f => (Account: f[1], Time: Number(f[0]), Amount: Number(f[2]))).GroupBy(static t => t.Account))
        {
            foreach (long time in account.Select(static t => t.Time).Distinct())
            {
                foreach (var versions in allRules.Where(rule => rule.From <= time).GroupBy(static rule => rule.Name))
                {
                    (long From, string Name, long Limit, long Within) rule = versions.MaxBy(static version => version.From);
                    long sum = account.Where(t => t.Time > time - rule.Within && t.Time <= time).Sum(static t => t.Amount);
                    if (rule.Within > 0 && sum > rule.Limit)
                    {
                        alerts.Add($"{account.Key},{time},{rule.Name},{sum}");
                    }
                }
            }
        }

        return [.. alerts.Order(StringComparer.Ordinal)];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
