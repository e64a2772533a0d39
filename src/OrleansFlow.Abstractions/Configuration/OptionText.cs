using System.Globalization;

namespace OrleansFlow.Configuration;

/// <summary>Option values as text. Durations are written as in Flink: 100 ms, 10 s, 5 min, 1 h, 2 d.</summary>
internal static class OptionText
{
    private static readonly (string[] Labels, double Milliseconds)[] Units =
    [
        (["ms", "milli", "millis", "millisecond", "milliseconds", ""], 1),
        (["s", "sec", "secs", "second", "seconds"], 1_000),
        (["m", "min", "minute", "minutes"], 60_000),
        (["h", "hour", "hours"], 3_600_000),
        (["d", "day", "days"], 86_400_000),
    ];

    public static string Format<T>(T value) => value switch
    {
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds} ms"),
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    public static string Expected(Type type) =>
        type == typeof(TimeSpan) ? "a duration such as '100 ms', '10 s' or '5 min'"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : $"a value of type {type.Name}";

    public static bool TryParse<T>(string text, out T? value)
    {
        bool ok = TryParse(text.Trim(), typeof(T), out object? parsed);
        value = ok ? (T?)parsed : default;
        return ok;
    }

    private static bool TryParse(string text, Type type, out object? value)
    {
        value = null;
        if (type == typeof(string))
        {
            value = text;
        }
        else if (type == typeof(bool) && bool.TryParse(text, out bool flag))
        {
            value = flag;
        }
        else if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
        {
            value = number;
        }
        else if (type == typeof(long) && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long big))
        {
            value = big;
        }
        else if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real))
        {
            value = real;
        }
        else if (type.IsEnum && Enum.TryParse(type, text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out object? member) && Enum.IsDefined(type, member))
        {
            value = member;
        }
        else if (type == typeof(TimeSpan) && TryParseDuration(text, out TimeSpan time))
        {
            value = time;
        }

        return value is not null;
    }

    private static bool TryParseDuration(string text, out TimeSpan value)
    {
        value = default;
        int digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] is '-' or '.'))
        {
            digits++;
        }

        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.Float, CultureInfo.InvariantCulture, out double amount))
        {
            return false;
        }

        string label = text[digits..].Trim().ToLowerInvariant();
        foreach ((string[] labels, double milliseconds) in Units)
        {
            if (labels.Contains(label) && Math.Abs(amount * milliseconds) < TimeSpan.MaxValue.TotalMilliseconds)
            {
                value = TimeSpan.FromMilliseconds(amount * milliseconds);
                return true;
            }
        }

        return false;
    }
}
