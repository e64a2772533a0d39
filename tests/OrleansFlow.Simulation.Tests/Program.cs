using System.Globalization;
using OrleansFlow.Simulation.Tests.WordCounts;

namespace OrleansFlow.Simulation.Tests;

/// <summary>Run as a program, the tests simulate one seed, write its trace to a file and print the hash of that.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["trace", var seed, var directory, var trace])
        {
            SimulatedRun run = SimulatedWordCount.Run(ulong.Parse(seed, CultureInfo.InvariantCulture), new WordCountSettings { OutputDirectory = directory });
            File.WriteAllText(trace, run.Trace);
            Console.WriteLine(run.Hash);
            return 0;
        }

        Console.Error.WriteLine("usage: trace SEED OUTPUT-DIRECTORY TRACE-FILE");
        return 2;
    }
}
