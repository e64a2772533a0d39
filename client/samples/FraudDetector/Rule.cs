using System.Globalization;

namespace OrleansFlow.Samples.FraudDetector;

/// <summary>A rule: what an account pays within a time must not be above a limit. It holds from a time on, until the next one of its name.</summary>
/// <param name="From">From when on, ms since 1970.</param>
/// <param name="Name">Its name.</param>
/// <param name="Limit">The limit, in cents.</param>
/// <param name="Within">The time, in ms; zero ends the rule of that name.</param>
public sealed record Rule(long From, string Name, long Limit, long Within)
{
    /// <summary>The longest time that a rule can look at, in ms: so long what accounts have paid is kept.</summary>
    public const long Longest = 3_600_000;

    /// <summary>Reads a line of from, name, limit and time.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="FormatException">The line has another form.</exception>
    public static Rule Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] fields = line.Split(',');
        return fields.Length == 4
            && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long from)
            && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out long limit)
            && long.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out long within)
            && within <= Longest
            ? new Rule(from, fields[1], limit, within)
            : throw new FormatException($"'{line}' is no rule: milliseconds,name,cents,milliseconds is expected, the last at most {Longest}.");
    }
}
