using System.Globalization;

namespace OrleansFlow.Integration.Tests.Samples;

/// <summary>What the sample ClickSessions computes, as plainly as possible: a sorted list and a loop.</summary>
internal static class PlainClickSessions
{
    private const long Gap = 30 * 60 * 1000;

    /// <summary>A log of some users, out of order by less than ten seconds, with lines that are no clicks.</summary>
    public static string[] RandomLog(Random random)
    {
        long now = 1_700_000_000_000;
        var lines = new List<string>();
        for (int i = 0; i < 20_000; i++)
        {
            now += random.Next(20_000) + (random.Next(500) == 0 ? random.Next(3_000_000) : 0);
            lines.Add(random.Next(200) == 0
                ? $"# note {i}"
                : string.Create(CultureInfo.InvariantCulture, $"{now - random.Next(10_000)},user {random.Next(200)},/page/{random.Next(10)}"));
        }

        return [.. lines];
    }

    public static List<(string User, long Time, string Page)> Clicks(string[] lines) =>
        [.. lines.Where(static line => !line.StartsWith('#')).Select(static line => line.Split(',')).Select(static f => (f[1], long.Parse(f[0], CultureInfo.InvariantCulture), f[2]))];

    public static string[] Of(string[] lines)
    {
        var sessions = new List<string>();
        foreach (var user in Clicks(lines).GroupBy(static click => click.User))
        {
            List<(string User, long Time, string Page)> session = [];
            foreach ((string User, long Time, string Page) click in user.OrderBy(static click => click.Time))
            {
                if (session.Count > 0 && click.Time - session[^1].Time > Gap)
                {
                    sessions.Add(Show(session));
                    session.Clear();
                }

                session.Add(click);
            }

            sessions.Add(Show(session));
        }

        return [.. sessions.Order(StringComparer.Ordinal)];
    }

    private static string Show(List<(string User, long Time, string Page)> session) =>
        $"{session[0].User},{session[0].Time},{session[^1].Time},{session.Count},{session.Select(static click => click.Page).Distinct().Count()}";
}
