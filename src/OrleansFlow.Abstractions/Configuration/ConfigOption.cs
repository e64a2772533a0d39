namespace OrleansFlow.Configuration;

/// <summary>A key with a type, a default and a description (org.apache.flink.configuration.ConfigOption).</summary>
/// <typeparam name="T">Type of the value: string, bool, int, long, double, TimeSpan or an enum.</typeparam>
/// <param name="Key">The key; Flink's where Flink has it.</param>
/// <param name="DefaultValue">The value when none is set.</param>
/// <param name="Description">What it does, with unit and range.</param>
public sealed record ConfigOption<T>(string Key, T DefaultValue, string Description)
{
    /// <summary>The smallest value allowed, if there is one.</summary>
    public T? Minimum { get; init; }

    /// <summary>Whether <see cref="Minimum"/> counts.</summary>
    public bool HasMinimum { get; init; }
}
