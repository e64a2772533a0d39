using System.Globalization;

namespace OrleansFlow.Integration.Tests.Samples;

/// <summary>What the sample SensorAlert computes, as plainly as possible: a sorted list and a loop.</summary>
internal static class PlainSensorAlerts
{
    /// <summary>Readings of some sensors, out of order by less than two seconds, with pauses.</summary>
    public static string[] RandomReadings(Random random)
    {
        long now = 1_700_000_000_000;
        double[] temperatures = new double[20];
        var lines = new List<string>();
        for (int i = 0; i < 20_000; i++)
        {
            now += random.Next(40) + (random.Next(3000) == 0 ? 15_000 : 0);
            int sensor = random.Next(temperatures.Length);
            temperatures[sensor] += random.Next(-2, 4);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"sensor {sensor},{now - random.Next(2000)},{temperatures[sensor] / 4}"));
        }

        return [.. lines];
    }

    public static string[] Of(string[] lines)
    {
        var alerts = new List<string>();
        foreach (var sensor in lines.Select(static line => line.Split(',')).GroupBy(static fields => fields[0]))
        {
            (long Time, double Temperature)[] readings = [.. sensor
                .Select(static fields => (Time: long.Parse(fields[1], CultureInfo.InvariantCulture), Temperature: double.Parse(fields[2], CultureInfo.InvariantCulture)))
                .GroupBy(static reading => reading.Time)
                .Select(static same => (same.Key, same.Max(static reading => reading.Temperature)))
                .OrderBy(static reading => reading.Key)];
            for (int i = 0; i < readings.Length; i++)
            {
                long next = i + 1 < readings.Length ? readings[i + 1].Time : long.MaxValue;
                if (next > readings[i].Time + 10_000)
                {
                    alerts.Add($"{sensor.Key},{readings[i].Time + 10_000},silent");
                }
            }

            // A rise goes from a reading to the last one of those that follow and are each higher than the one before.
            for (int first = 0; first + 1 < readings.Length;)
            {
                int last = first;
                while (last + 1 < readings.Length && readings[last + 1].Temperature > readings[last].Temperature)
                {
                    last++;
                }

                if (last > first)
                {
                    // It is known as one with its second reading; it must not have ended when it is a second old.
                    long known = Math.Max(readings[first].Time + 1000, readings[first + 1].Time);
                    long end = last + 1 < readings.Length ? readings[last + 1].Time : long.MaxValue;
                    if (known < end)
                    {
                        alerts.Add($"{sensor.Key},{known},rising");
                    }
                }

                first = Math.Max(last, first + 1);
            }
        }

        return [.. alerts.Order(StringComparer.Ordinal)];
    }
}
