using System.Globalization;

namespace OrleansFlow.Samples.SensorAlert;

/// <summary>A temperature that a sensor has measured.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="Time">When, ms since 1970.</param>
/// <param name="Temperature">The temperature.</param>
public readonly record struct Reading(string Sensor, long Time, double Temperature)
{
    /// <summary>Reads a line of sensor, time and temperature.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="FormatException">The line has another form.</exception>
    public static Reading Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] fields = line.Split(',');
        return fields.Length == 3
            && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            && double.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double temperature)
            ? new Reading(fields[0], time, temperature)
            : throw new FormatException($"'{line}' is no reading: sensor,milliseconds,temperature is expected.");
    }
}
