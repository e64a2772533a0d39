using System.Globalization;

namespace OrleansFlow.Configuration;

/// <summary>Keys and values, as in Flink's configuration file (org.apache.flink.configuration.Configuration).</summary>
public sealed class JobConfiguration
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Creates an empty configuration.</summary>
    public JobConfiguration()
    {
    }

    /// <summary>Copies keys and values.</summary>
    /// <param name="values">The keys and values.</param>
    public JobConfiguration(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach ((string key, string value) in values)
        {
            _values[key] = value;
        }
    }

    /// <summary>All that was set, in ordinal order of the keys.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Sets a value by its text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public JobConfiguration Set(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        _values[key] = value;
        return this;
    }

    /// <summary>Sets a value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="option">The option.</param>
    /// <param name="value">The value.</param>
    public JobConfiguration Set<T>(ConfigOption<T> option, T value)
    {
        ArgumentNullException.ThrowIfNull(option);
        return Set(option.Key, OptionText.Format(value));
    }

    /// <summary>Whether a value is set.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="option">The option.</param>
    public bool Contains<T>(ConfigOption<T> option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return _values.ContainsKey(option.Key);
    }

    /// <summary>The value of an option, or its default.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="option">The option.</param>
    /// <exception cref="OrleansFlowException">The text is no value of that type, or below the minimum.</exception>
    public T Get<T>(ConfigOption<T> option)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (!_values.TryGetValue(option.Key, out string? text))
        {
            return option.DefaultValue;
        }

        T value = OptionText.TryParse(text, out T? parsed)
            ? parsed!
            : throw new OrleansFlowException($"Option '{option.Key}' has the value '{text}', which is not {OptionText.Expected(typeof(T))}.");
        if (option.HasMinimum && Comparer<T>.Default.Compare(value, option.Minimum) < 0)
        {
            throw new OrleansFlowException(string.Create(CultureInfo.InvariantCulture, $"Option '{option.Key}' has the value '{text}'; it must be at least {OptionText.Format(option.Minimum)}."));
        }

        return value;
    }
}
