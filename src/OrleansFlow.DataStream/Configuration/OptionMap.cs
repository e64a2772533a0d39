namespace OrleansFlow.Configuration;

/// <summary>Option values that are maps and lists of maps, in Flink's form: <c>key:value,key:value</c>, with semicolons between maps.</summary>
internal static class OptionMap
{
    /// <summary>Reads a map.</summary>
    /// <param name="key">Key of the option, for the error.</param>
    /// <param name="text">The value.</param>
    /// <exception cref="JobSubmissionException">It is none.</exception>
    public static SortedDictionary<string, string> Parse(string key, string text)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !map.TryAdd(entry[..colon].TrimEnd(), entry[(colon + 1)..].TrimStart()))
            {
                throw new JobSubmissionException($"Option '{key}' has the value '{text}', in which '{entry}' is not understood: name:value pairs with commas between them are expected, each name once.");
            }
        }

        return map;
    }

    /// <summary>Reads a list of maps.</summary>
    /// <param name="key">Key of the option, for the error.</param>
    /// <param name="text">The value.</param>
    /// <exception cref="JobSubmissionException">It is none.</exception>
    public static IEnumerable<SortedDictionary<string, string>> ParseList(string key, string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(map => Parse(key, map));
}
