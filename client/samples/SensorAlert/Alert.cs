namespace OrleansFlow.Samples.SensorAlert;

/// <summary>Something to look at.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="Time">Since when it is known, ms since 1970.</param>
/// <param name="Kind"><see cref="Rising"/> or <see cref="Silent"/>.</param>
public readonly record struct Alert(string Sensor, long Time, string Kind)
{
    /// <summary>The temperature has risen with every reading for a second.</summary>
    public const string Rising = "rising";

    /// <summary>There was no reading for ten seconds.</summary>
    public const string Silent = "silent";
}
