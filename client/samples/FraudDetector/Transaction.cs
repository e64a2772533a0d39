using System.Globalization;

namespace OrleansFlow.Samples.FraudDetector;

/// <summary>A payment from an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Time">When, ms since 1970.</param>
/// <param name="Amount">How much, in cents.</param>
public readonly record struct Transaction(string Account, long Time, long Amount)
{
    /// <summary>Reads a line of time, account and amount.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="FormatException">The line has another form.</exception>
    public static Transaction Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] fields = line.Split(',');
        return fields.Length == 3
            && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out long amount)
            ? new Transaction(fields[1], time, amount)
            : throw new FormatException($"'{line}' is no transaction: milliseconds,account,cents is expected.");
    }
}
