using System.Globalization;

namespace OrleansFlow.Simulation.Tests;

/// <summary>The seeds that tests run: OFLOW_SIMULATION_SEED replays the one that failed, OFLOW_SIMULATION_SEEDS sets how many are run; OFLOW_SIMULATION_TRACE names a file for the trace of the last run.</summary>
internal static class Seeds
{
    public static IEnumerable<ulong> ToRun(int count)
    {
        if (Environment.GetEnvironmentVariable("OFLOW_SIMULATION_SEED") is { Length: > 0 } one)
        {
            return [ulong.Parse(one, CultureInfo.InvariantCulture)];
        }

        count = Environment.GetEnvironmentVariable("OFLOW_SIMULATION_SEEDS") is { Length: > 0 } many ? int.Parse(many, CultureInfo.InvariantCulture) : count;
        return Enumerable.Range(1, count).Select(static seed => (ulong)seed);
    }

    /// <summary>Writes the trace of a run to the file that is wanted, if one is.</summary>
    public static void KeepTrace(DeterministicRuntime simulation)
    {
        if (Environment.GetEnvironmentVariable("OFLOW_SIMULATION_TRACE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, simulation.TraceText);
        }
    }

    /// <summary>What says how to run the seed again.</summary>
    public static Exception Failed(ulong seed, object settings, Exception cause) =>
        new InvalidOperationException($"Seed {seed} failed with {settings}; replay it by OFLOW_SIMULATION_SEED={seed}: {cause.Message}", cause);
}
